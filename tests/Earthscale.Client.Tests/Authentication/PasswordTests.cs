using Earthscale.Client.Authentication;
using Earthscale.Client.Http;
using Earthscale.Emulator.Authentication;

namespace Earthscale.Client.Tests.Authentication;

public sealed class PasswordTests : AuthFixture
{
    [Fact]
    public async Task A_password_gives_a_session_whose_token_is_sent_with_every_request()
    {
        var context = await SignInAsync();
        await CallAsync(context);

        Assert.Equal(EmulatorOptions.WellKnownEmail, context.Account);
        Assert.Equal(SignInKind.Password, context.SignIn);
        Assert.Equal(Clock.GetUtcNow().AddHours(1), context.ExpiresAt!.Value, TimeSpan.FromMinutes(1));
        var sent = Emulator.Requests[^1].Headers;
        Assert.StartsWith("Bearer ", sent["Authorization"], StringComparison.Ordinal);
        Assert.DoesNotContain("x-earthscale-api-key", sent.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("apikey", sent.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(AuthErrorShape.OAuth)]
    [InlineData(AuthErrorShape.GoTrue)]
    public async Task A_wrong_password_is_refused_in_the_auth_services_words(AuthErrorShape shape)
    {
        await using var server = await TestEmulator.StartAsync(new EmulatorOptions { AuthErrors = shape });

        var failure = await Assert.ThrowsAsync<SignInException>(() => SignInAsync(Settings(authUri: server.BaseUri), password: "wrong"));

        Assert.Equal(SignInError.Refused, failure.Error);
        Assert.Contains("Invalid login credentials", failure.Message, StringComparison.Ordinal);
        Assert.Equal(shape == AuthErrorShape.OAuth ? "invalid_grant" : "invalid_credentials", failure.ErrorCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_unreachable_auth_service_is_named_with_its_setting()
    {
        var nobody = new Uri("http://127.0.0.1:1/");

        var failure = await Assert.ThrowsAsync<SignInException>(() =>
            SignIn.WithPasswordAsync("a@b.c", "p", Settings(authUri: nobody), new EarthscaleClientOptions { MaxRetries = 0 }, Cancellation));

        Assert.Equal(SignInError.Unavailable, failure.Error);
        Assert.Contains("EARTHSCALE_AUTH_URL", failure.Message, StringComparison.Ordinal);
        Assert.IsType<ConnectionException>(failure.InnerException);
    }

    [Theory]
    [InlineData("http://auth.example.com", "plain http")]
    [InlineData("ftp://auth.example.com", "must be an address")]
    [InlineData("https://user:word@auth.example.com", "without a user")]
    public async Task Passwords_go_only_where_they_are_safe(string address, string words)
    {
        var failure = await Assert.ThrowsAsync<ConfigurationException>(() => SignInAsync(Settings(authUri: new Uri(address))));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains("AuthUri", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Theory]
    [InlineData("""{"access_token":"a","expires_in":3600,"user":{"email":"a@b.c"}}""", "refresh_token")]
    [InlineData("""{"access_token":"a\r\nX: y","refresh_token":"r"}""", "access_token")]
    [InlineData("""{"access_token":5,"refresh_token":"r"}""", "access_token")]
    [InlineData("<html>hello</html>", "not valid JSON")]
    public async Task A_response_without_a_session_is_an_error_that_names_the_field(string body, string words)
    {
        await using var server = await ScriptedServer.StartAsync(_ => body);

        var failure = await Assert.ThrowsAsync<MalformedResponseException>(() => SignInAsync(Settings(authUri: server.BaseUri)));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }
}
