using System.Text.RegularExpressions;
using System.Web;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Accounts;

/// <summary>Signing in with the browser. The test acts as the browser.</summary>
public sealed class BrowserSignInTests : BrowserFixture
{
    private readonly HttpClient _browser = new();

    public override async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Following_the_page_that_is_shown_signs_in_and_keeps_the_session()
    {
        var (output, errors) = await RunAsync("Connect-EsAccount -Browser @there -PassThru", (page, _) => FollowAsync(page, "approve"));

        Assert.Empty(errors);
        Assert.Equal("Browser", Assert.Single(output).Properties["SignIn"].Value.ToString());
        Assert.Equal(EmulatorOptions.WellKnownEmail, output[0].Properties["Account"].Value);
        Assert.True(File.Exists(SessionPath));
        Run("Get-EsDataset test").ThrowOnError();
    }

    [Fact]
    public async Task Without_credentials_Connect_uses_the_browser()
    {
        var (output, errors) = await RunAsync("Connect-EsAccount @there -PassThru", (page, _) => FollowAsync(page, "approve"));

        Assert.Empty(errors);
        Assert.Equal("Browser", Assert.Single(output).Properties["SignIn"].Value.ToString());
    }

    [Fact]
    public void Without_credentials_Connect_fails_where_nobody_sees_a_prompt()
    {
        using var thread = new ModuleSession();
        SetUp(thread);

        Assert.Equal("NotSignedIn", thread.Run("Connect-EsAccount @there").ErrorId);
    }

    [Fact]
    public async Task Denying_it_is_an_error()
    {
        var (_, errors) = await RunAsync("Connect-EsAccount -Browser @there", (page, _) => FollowAsync(page, "deny"));

        Assert.StartsWith("SignInRefused,", Assert.Single(errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(SessionPath));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_and_frees_the_port()
    {
        Uri? callback = null;
        var (output, _) = await RunAsync("Connect-EsAccount -Browser @there -PassThru", async (page, shell) =>
        {
            callback = new Uri(HttpUtility.ParseQueryString(page.Query)["redirect_to"]!);
            await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        });

        Assert.Empty(output);
        await UntilRefusedAsync(callback!);
        Assert.Equal("NotSignedIn", Run("Get-EsContext").ErrorId);
    }

    // The listener closes when the work of the stopped command is canceled.
    private async Task UntilRefusedAsync(Uri callback)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            while (true)
            {
                using var response = await _browser.GetAsync(new Uri(callback, "/favicon.ico"), limit.Token);
                await Task.Delay(10, limit.Token);
            }
        }
        catch (HttpRequestException)
        {
            // Nobody listens.
        }
    }

    private async Task FollowAsync(Uri page, string link)
    {
        var html = await _browser.GetStringAsync(page, Cancellation);
        var target = Regex.Match(html, $"id=\"{link}\" href=\"([^\"]+)\"").Groups[1].Value;
        using var last = await _browser.GetAsync(new Uri(page, target), Cancellation);
        Assert.True(last.IsSuccessStatusCode);
    }
}
