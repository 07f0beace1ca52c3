using System.Text.RegularExpressions;
using Earthscale.Emulator.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace Earthscale.Emulator.Tests.Authentication;

/// <summary>Signing in with the browser. Verifier and challenge are those of RFC 7636, appendix B.</summary>
public class BrowserSignInTests
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private const string Callback = "http://localhost:5555/auth/callback?state=a%2Fb";

    [Fact]
    public async Task Link_on_the_page_leads_back_with_a_code_once_and_needs_no_anon_key()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { AnonKey = "anon" });
        var page = await emulator.GetAsync(Authorize());
        Assert.Equal("text/html", page.ContentType);
        Assert.Contains(EmulatorOptions.WellKnownEmail, page.Body, StringComparison.Ordinal);

        var back = await emulator.GetAsync(Link(page, "approve"));
        Assert.Equal(302, back.Status);
        Assert.StartsWith(Callback + "&code=", back.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(404, (await emulator.GetAsync(Link(page, "approve"))).Status);
    }

    [Fact]
    public async Task Code_and_verifier_give_tokens_once()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { ApproveSignIn = true });
        var code = await CodeAsync(emulator);
        var tokens = await RedeemAsync(emulator, code, Verifier);
        Assert.Equal(200, (await SignIn.ListAsync(emulator, tokens)).Status);
        Assert.Equal(404, (await RedeemAsync(emulator, code, Verifier)).Status);
    }

    [Fact]
    public async Task Wrong_verifier_is_refused_and_uses_up_the_code()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { ApproveSignIn = true });
        var code = await CodeAsync(emulator);
        Assert.Equal(400, (await RedeemAsync(emulator, code, Challenge)).Status);
        Assert.Equal(404, (await RedeemAsync(emulator, code, Verifier)).Status);
    }

    [Fact]
    public async Task Code_is_valid_for_five_minutes()
    {
        var clock = new FakeTimeProvider();
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { ApproveSignIn = true, TimeProvider = clock });
        var code = await CodeAsync(emulator);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(404, (await RedeemAsync(emulator, code, Verifier)).Status);
    }

    [Fact]
    public async Task A_declined_sign_in_redirects_with_an_error()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var page = await emulator.GetAsync(Authorize());
        var back = await emulator.GetAsync(Link(page, "deny"));
        Assert.StartsWith(Callback + "&error=access_denied&", back.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redirect_to", "https://evil.example/")]
    [InlineData("redirect_to", "http://localhost.evil.example/")]
    [InlineData("redirect_to", "http://192.0.2.1/")]
    [InlineData("redirect_to", "javascript:alert(1)")]
    [InlineData("redirect_to", "")]
    [InlineData("provider", "other")]
    [InlineData("code_challenge", "short")]
    [InlineData("code_challenge_method", "plain")]
    public async Task Only_loopback_google_and_s256_are_accepted(string parameter, string value)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var reply = await emulator.GetAsync(Authorize(parameter, value));
        Assert.Equal(400, reply.Status);
        Assert.Equal("invalid_request", reply.Text("error"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://[::1]:1/")]
    [InlineData("http://LOCALHOST:1/")]
    public async Task Every_loopback_name_is_accepted(string redirect)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        Assert.Equal(200, (await emulator.GetAsync(Authorize("redirect_to", redirect))).Status);
    }

    private static string Authorize(string? changed = null, string? value = null)
    {
        var parameters = new Dictionary<string, string>
        {
            ["provider"] = "google",
            ["redirect_to"] = Callback,
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "s256",
        };
        if (changed is not null)
        {
            parameters[changed] = value!;
        }

        return "/auth/v1/authorize?" + string.Join('&', parameters.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
    }

    private static string Link(TestResponse page, string id) => Regex.Match(page.Body, $"id=\"{id}\" href=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<string> CodeAsync(RunningEmulator emulator) =>
        (await emulator.GetAsync(Authorize())).Headers.Location!.Query.Split("code=")[1];

    private static Task<TestResponse> RedeemAsync(RunningEmulator emulator, string code, string verifier) =>
        emulator.PostTextAsync("/auth/v1/token?grant_type=pkce", $$"""{"auth_code":"{{code}}","code_verifier":"{{verifier}}"}""");
}
