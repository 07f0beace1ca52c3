using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using Earthscale.Client.Authentication;

namespace Earthscale.Client.Tests.Authentication;

/// <summary>Signing in with the browser. The test acts as the browser.</summary>
[Collection(EnvironmentScope.Name)]
public sealed class BrowserSignInTests : AuthFixture, IDisposable
{
    // A command that does nothing: no test opens a browser.
    private readonly EnvironmentScope _environment = new EnvironmentScope().Set("BROWSER", "true");
    private readonly HttpClient _browser = new();

    protected override EmulatorOptions Options => base.Options with { AnonKey = "the-anon-key" };

    public void Dispose()
    {
        _browser.Dispose();
        _environment.Dispose();
    }

    [Fact]
    public async Task Following_the_pages_signs_in()
    {
        string? last = null;
        var context = await SignInAsync(async page => last = await (await FollowAsync(page, "approve")).Content.ReadAsStringAsync(Cancellation));
        await CallAsync(context);

        Assert.Equal((EmulatorOptions.WellKnownEmail, SignInKind.Browser), (context.Account, context.SignIn));
        Assert.Contains("You can close this tab", last, StringComparison.Ordinal);
        Assert.Equal("the-anon-key", Grants("pkce").Single().Headers["apikey"]);
    }

    [Fact]
    public async Task The_page_contains_no_secret_and_the_response_is_not_stored()
    {
        Uri? shown = null;
        HttpResponseMessage? response = null;
        await SignInAsync(async page => response = await FollowAsync(shown = page, "approve"));

        var query = HttpUtility.ParseQueryString(shown!.Query);
        Assert.Equal("provider,redirect_to,code_challenge,code_challenge_method", string.Join(",", query.AllKeys));
        Assert.DoesNotContain("the-anon-key", shown.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains(query["code_challenge"]!, shown.AbsoluteUri, StringComparison.Ordinal);
        var verifier = System.Text.Json.JsonDocument.Parse(Grants("pkce").Single().Body).RootElement.GetProperty("code_verifier").GetString()!;
        Assert.Equal(43, verifier.Length);
        Assert.NotEqual(query["code_challenge"], verifier);
        Assert.True(response!.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Every_sign_in_has_a_state_a_challenge_and_a_port_of_its_own()
    {
        var pages = new List<Uri>();
        for (var i = 0; i < 2; i++)
        {
            await SignInAsync(page =>
            {
                pages.Add(page);
                return FollowAsync(page, "approve");
            });
        }

        Assert.NotEqual(HttpUtility.ParseQueryString(pages[0].Query)["code_challenge"], HttpUtility.ParseQueryString(pages[1].Query)["code_challenge"]);
        Assert.NotEqual(Redirect(pages[0]).Query, Redirect(pages[1]).Query);
    }

    [Fact]
    public async Task Denying_it_is_a_refusal_with_the_auth_services_message()
    {
        var failure = await Assert.ThrowsAsync<SignInException>(() => SignInAsync(page => FollowAsync(page, "deny")));

        Assert.Equal(SignInError.Refused, failure.Error);
        Assert.Contains("The sign-in was denied", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/auth/callback?code=stolen", HttpStatusCode.BadRequest)]
    [InlineData("/auth/callback?code=stolen&state=guessed", HttpStatusCode.BadRequest)]
    [InlineData("/auth/callback", HttpStatusCode.BadRequest)]
    [InlineData("/favicon.ico", HttpStatusCode.NotFound)]
    public async Task A_request_without_the_state_is_refused_and_the_wait_continues(string path, HttpStatusCode status)
    {
        HttpStatusCode? turned = null;
        await SignInAsync(async page =>
        {
            turned = (await _browser.GetAsync(new Uri(Redirect(page), path), Cancellation)).StatusCode;
            await FollowAsync(page, "approve");
        });

        Assert.Equal(status, turned);
        Assert.DoesNotContain("stolen", Grants("pkce").Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_GET_is_accepted()
    {
        HttpStatusCode? turned = null;
        await SignInAsync(async page =>
        {
            turned = (await _browser.PostAsync(Redirect(page), content: null, Cancellation)).StatusCode;
            await FollowAsync(page, "approve");
        });

        Assert.Equal(HttpStatusCode.MethodNotAllowed, turned);
    }

    [Fact]
    public async Task A_silent_connection_does_not_delay_the_browser()
    {
        using var silent = new System.Net.Sockets.TcpClient();
        await SignInAsync(async page =>
        {
            await silent.ConnectAsync(IPAddress.Loopback, Redirect(page).Port, Cancellation);
            await FollowAsync(page, "approve");
        });
    }

    [Fact]
    public async Task A_code_of_another_sign_in_is_refused()
    {
        var failure = await Assert.ThrowsAsync<SignInException>(() => SignInAsync(page =>
            _browser.GetAsync(new Uri($"{Redirect(page).AbsoluteUri}&code=00000000-0000-0000-0000-000000000000"), Cancellation)));

        Assert.Equal(SignInError.Refused, failure.Error);
    }

    [Fact]
    public async Task A_missing_callback_is_an_error_that_names_the_limit()
    {
        var failure = await Assert.ThrowsAsync<SignInException>(() => SignInAsync(_ => Task.CompletedTask, limit: TimeSpan.FromMilliseconds(100)));

        Assert.Equal(SignInError.TimedOut, failure.Error);
        Assert.Contains("within 0.1 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wait_ends_when_the_caller_does_and_the_port_is_free_again()
    {
        using var stop = new CancellationTokenSource();
        Uri? shown = null;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SignIn.WithBrowserAsync(
            page =>
            {
                shown = page;
                stop.Cancel();
            },
            Settings(persist: false),
            ClientOptions,
            stop.Token));

        await Assert.ThrowsAsync<HttpRequestException>(() => _browser.GetAsync(Redirect(shown!), Cancellation));
    }

    [Fact]
    [Trait("System", "Unix")] // The system opens the page there.
    public async Task A_browser_that_cannot_be_opened_is_a_warning_and_the_wait_goes_on()
    {
        _environment.Set("BROWSER", "no-such-browser-here");

        await SignInAsync(async page =>
        {
            await Polling.UntilAsync(() => Warnings.Count > 0);
            await FollowAsync(page, "approve");
        });

        Assert.Contains("The browser could not be opened", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("System", "Unix")] // The test's browser is a shell script.
    public async Task The_browser_in_BROWSER_opens_the_page()
    {
        var script = Path.Combine(Folder, "browser");
        var opened = Path.Combine(Folder, "opened");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\nprintf '%s' \"$2\" > '{opened}.part' && mv '{opened}.part' '{opened}'\n", Cancellation);
        _environment.Set("BROWSER", $"sh {script} --new-window %s");
        Uri? shown = null;

        await SignInAsync(async page =>
        {
            shown = page;
            await Polling.UntilAsync(() => File.Exists(opened));
            await FollowAsync(page, "approve");
        });

        Assert.Equal(shown!.AbsoluteUri, await File.ReadAllTextAsync(opened, Cancellation));
    }

    private static Uri Redirect(Uri page) => new(HttpUtility.ParseQueryString(page.Query)["redirect_to"]!);

    private async Task<EarthscaleContext> SignInAsync(Func<Uri, Task> browse, TimeSpan? limit = null)
    {
        var browsing = Task.CompletedTask;
        var context = await SignIn.WithBrowserAsync(
            page => browsing = Task.Run(() => browse(page), Cancellation),
            Settings(anonKey: "the-anon-key", persist: false),
            ClientOptions,
            limit ?? TimeSpan.FromSeconds(60),
            Cancellation);
        await browsing;
        return context;
    }

    private async Task<HttpResponseMessage> FollowAsync(Uri page, string link)
    {
        var html = await _browser.GetStringAsync(page, Cancellation);
        var target = Regex.Match(html, $"id=\"{link}\" href=\"([^\"]+)\"").Groups[1].Value;
        return await _browser.GetAsync(new Uri(page, target), Cancellation);
    }
}
