using Earthscale.Client.Authentication;

namespace Earthscale.Client.Tests.Authentication;

public sealed class AnonKeyTests : AuthFixture
{
    protected override EmulatorOptions Options => base.Options with { AnonKey = "the-anon-key" };

    [Fact]
    public async Task A_missing_anon_key_is_named_with_its_settings()
    {
        var failure = await Assert.ThrowsAsync<SignInException>(() => SignInAsync());

        Assert.Equal(SignInError.AnonKey, failure.Error);
        Assert.Contains("set EARTHSCALE_AUTH_ANON_KEY or use -AuthAnonKey", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_anon_key_is_named_with_its_settings_and_not_shown()
    {
        var failure = await Assert.ThrowsAsync<SignInException>(() => SignInAsync(Settings(anonKey: "another-key")));

        Assert.Contains("check EARTHSCALE_AUTH_ANON_KEY", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another-key", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_anon_key_is_sent_only_to_the_auth_service()
    {
        var context = await SignInAsync(Settings(anonKey: "the-anon-key", persist: false));
        await CallAsync(context);

        Assert.Equal("the-anon-key", Emulator.Requests[0].Headers["apikey"]);
        Assert.False(Emulator.Requests[1].Headers.ContainsKey("apikey"));
    }

    [Fact]
    public async Task A_session_is_not_given_up_for_a_missing_anon_key()
    {
        await SignInAndSaveAsync(Settings(anonKey: "the-anon-key"));
        Clock.Advance(TimeSpan.FromHours(2));
        var keyless = (await SignIn.FindStoredAsync(Settings(), ClientOptions, Cancellation))!;

        var failure = await Assert.ThrowsAsync<SignInException>(() => CallAsync(keyless));

        Assert.Equal(SignInError.AnonKey, failure.Error);
        var keyed = (await SignIn.FindStoredAsync(Settings(anonKey: "the-anon-key"), ClientOptions, Cancellation))!;
        await CallAsync(keyed);
    }
}
