using Earthscale.Emulator.Authentication;
using Earthscale.Emulator.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace Earthscale.Emulator.Tests.Authentication;

public class PasswordTests
{
    [Fact]
    public async Task Right_password_gives_tokens_for_the_catalog()
    {
        var clock = new FakeTimeProvider();
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { TimeProvider = clock, TokenLifetime = TimeSpan.FromMinutes(2) });
        var tokens = await SignIn.WithPasswordAsync(emulator);
        Assert.Equal("bearer", tokens.Text("token_type"));
        Assert.Equal(120, (int)tokens.Json["expires_in"]!);
        Assert.Equal(clock.GetUtcNow().ToUnixTimeSeconds() + 120, (long)tokens.Json["expires_at"]!);
        Assert.Equal(EmulatorOptions.WellKnownEmail, (string)tokens.Json["user"]!["email"]!);
        Assert.True(Guid.TryParse((string)tokens.Json["user"]!["id"]!, out _));
        Assert.Equal(200, (await SignIn.ListAsync(emulator, tokens)).Status);
    }

    [Fact]
    public async Task Access_token_expires_and_a_refresh_gives_a_new_one()
    {
        var clock = new FakeTimeProvider();
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { TimeProvider = clock, TokenLifetime = TimeSpan.FromMinutes(2) });
        var tokens = await SignIn.WithPasswordAsync(emulator);
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(200, (await SignIn.ListAsync(emulator, tokens)).Status);
        clock.Advance(TimeSpan.FromSeconds(1));
        var late = await SignIn.ListAsync(emulator, tokens);
        Assert.Equal(401, late.Status);
        Assert.Contains("expired", late.Text("message"), StringComparison.Ordinal);

        var refreshed = await SignIn.RefreshAsync(emulator, tokens);

        Assert.Equal(200, (await SignIn.ListAsync(emulator, refreshed)).Status);
        Assert.NotEqual(tokens.Text("refresh_token"), refreshed.Text("refresh_token"));
    }

    [Fact]
    public async Task Refresh_token_is_valid_once()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var tokens = await SignIn.WithPasswordAsync(emulator);
        Assert.Equal(200, (await SignIn.RefreshAsync(emulator, tokens)).Status);
        var again = await SignIn.RefreshAsync(emulator, tokens);
        Assert.Equal(400, again.Status);
        Assert.Equal("""{"error":"invalid_grant","error_description":"Invalid Refresh Token: Already Used"}""", again.Body);
    }

    [Theory]
    [InlineData("password", """{"email":"user@earthscale.example","password":"wrong"}""", 400, "invalid_credentials")]
    [InlineData("password", """{"email":"other@earthscale.example","password":"earthscale-emulator-password"}""", 400, "invalid_credentials")]
    [InlineData("password", "{}", 400, "invalid_credentials")]
    [InlineData("password", "[1]", 400, "bad_json")]
    [InlineData("password", "no json", 400, "bad_json")]
    [InlineData("refresh_token", """{"refresh_token":"unknown"}""", 400, "refresh_token_not_found")]
    [InlineData("refresh_token", "{}", 400, "validation_failed")]
    [InlineData("pkce", """{"auth_code":"unknown","code_verifier":"v"}""", 404, "flow_state_not_found")]
    [InlineData("pkce", "{}", 400, "validation_failed")]
    [InlineData("magic", "{}", 400, "validation_failed")]
    public async Task Errors_come_in_both_shapes(string grant, string body, int status, string errorCode)
    {
        await using var oauth = await RunningEmulator.StartAsync();
        await using var goTrue = await RunningEmulator.StartAsync(new EmulatorOptions { AuthErrors = AuthErrorShape.GoTrue });
        var first = await oauth.PostTextAsync("/auth/v1/token?grant_type=" + grant, body);
        var second = await goTrue.PostTextAsync("/auth/v1/token?grant_type=" + grant, body);
        Assert.Equal(status, first.Status);
        Assert.Equal(status, second.Status);
        Assert.Equal(["error", "error_description"], first.Json.AsObject().Select(field => field.Key));
        Assert.Equal(["code", "error_code", "msg"], second.Json.AsObject().Select(field => field.Key));
        Assert.Equal(status, (int)second.Json["code"]!);
        Assert.Equal(errorCode, second.Text("error_code"));
    }

    [Theory]
    [InlineData("", true, true)]
    [InlineData("?scope=local", true, false)]
    [InlineData("?scope=others", false, true)]
    public async Task Signing_out_ends_the_sessions_in_the_scope(string query, bool endsHere, bool endsElsewhere)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var here = await SignIn.WithPasswordAsync(emulator);
        var elsewhere = await SignIn.WithPasswordAsync(emulator);
        Assert.Equal(204, (await SignIn.SignOutAsync(emulator, here, query)).Status);
        Assert.Equal(endsHere ? 401 : 200, (await SignIn.ListAsync(emulator, here)).Status);
        Assert.Equal(endsElsewhere ? 401 : 200, (await SignIn.ListAsync(emulator, elsewhere)).Status);
        Assert.Equal(endsHere ? 400 : 200, (await SignIn.RefreshAsync(emulator, here)).Status);
        Assert.Equal(endsElsewhere ? 400 : 200, (await SignIn.RefreshAsync(emulator, elsewhere)).Status);
    }

    [Fact]
    public async Task Signing_out_requires_a_valid_token()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { AuthErrors = AuthErrorShape.GoTrue });
        var none = await emulator.PostTextAsync("/auth/v1/logout", "");
        Assert.Equal((401, "no_authorization"), (none.Status, none.Text("error_code")));
        var tokens = await SignIn.WithPasswordAsync(emulator);
        await SignIn.SignOutAsync(emulator, tokens, "");
        var ended = await SignIn.SignOutAsync(emulator, tokens, "");
        Assert.Equal((403, "bad_jwt"), (ended.Status, ended.Text("error_code")));
    }

    [Fact]
    public async Task Gateway_requires_the_anon_key_when_there_is_one()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { AnonKey = "anon" });
        Assert.Equal("""{"message":"No API key found in request"}""", (await SignIn.WithPasswordAsync(emulator, anonKey: null)).Body);
        Assert.Equal(401, (await SignIn.WithPasswordAsync(emulator, anonKey: "wrong")).Status);
        Assert.Equal(200, (await SignIn.WithPasswordAsync(emulator, anonKey: "anon")).Status);
    }
}
