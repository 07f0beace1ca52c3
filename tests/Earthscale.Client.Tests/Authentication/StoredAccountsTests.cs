using Earthscale.Client.Authentication;
using Earthscale.Client.Settings;

namespace Earthscale.Client.Tests.Authentication;

[Collection(EnvironmentScope.Name)]
public sealed class StoredAccountsTests : AuthFixture, IDisposable
{
    private readonly EnvironmentScope _environment = new();

    public StoredAccountsTests()
    {
        foreach (var name in new[] { "API_KEY", "API_URL", "AUTH_URL", "AUTH_ANON_KEY", "EMAIL", "PASSWORD" })
        {
            _environment.Set($"EARTHSCALE_{name}", null);
        }

        _environment.Set(EnvironmentVariables.CredentialsFile, SessionPath);
    }

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task Without_credentials_the_error_names_the_ways_to_sign_in()
    {
        var failure = await Assert.ThrowsAsync<NotSignedInException>(StoredAsync);

        Assert.All(
            ["Connect-EsAccount", "EARTHSCALE_API_KEY", "EARTHSCALE_EMAIL", "EARTHSCALE_PASSWORD"],
            word => Assert.Contains(word, failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_API_key_takes_precedence_and_is_never_saved()
    {
        SetAll();
        _environment.Set("EARTHSCALE_API_KEY", EmulatorOptions.WellKnownApiKey);

        var context = await StoredAsync();
        await CallAsync(context);
        await SignIn.KeepAsync(context, ClientOptions, Cancellation);

        Assert.Equal(SignInKind.ApiKey, context.SignIn);
        Assert.False(File.Exists(SessionPath));
        Assert.Equal(EmulatorOptions.WellKnownApiKey, Assert.Single(Emulator.Requests).Headers["x-earthscale-api-key"]);
    }

    [Fact]
    public async Task An_e_mail_and_a_password_sign_in_with_the_first_request_and_once()
    {
        SetAll();

        var context = await StoredAsync();
        Assert.Equal((EmulatorOptions.WellKnownEmail, SignInKind.Password, null), (context.Account, context.SignIn, context.ExpiresAt));
        Assert.Equal(0, Emulator.RequestCount);
        await CallAsync(context);
        await CallAsync(await StoredAsync());

        Assert.Single(Grants("password"));
        Assert.Same(context, await StoredAsync());
        Assert.True(File.Exists(SessionPath));
    }

    [Fact]
    public async Task An_e_mail_and_a_password_use_the_accounts_saved_session_first()
    {
        await SignInAndSaveAsync();
        SetAll();
        Emulator.ClearRequests();

        await CallAsync(await StoredAsync());

        Assert.Empty(Grants("password"));
    }

    [Fact]
    public async Task A_known_password_signs_in_again_after_the_session_ends()
    {
        SetAll();
        var context = await StoredAsync();
        await CallAsync(context);
        await EndAllSessionsAsync();

        await CallAsync(context);

        Assert.Equal(2, Grants("password").Count());
    }

    [Fact]
    public async Task An_e_mail_and_a_password_do_not_replace_another_accounts_session()
    {
        await SignInAndSaveAsync();
        var others = (await File.ReadAllTextAsync(SessionPath, Cancellation)).Replace("user@", "other@", StringComparison.Ordinal);
        await File.WriteAllTextAsync(SessionPath, others, Cancellation);
        SetAll();

        var context = await StoredAsync();
        await CallAsync(context);

        Assert.Equal(EmulatorOptions.WellKnownEmail, context.Account);
        Assert.Equal(others, await File.ReadAllTextAsync(SessionPath, Cancellation));
    }

    [Fact]
    public async Task The_session_file_is_used_without_variables_in_the_environment()
    {
        await SignInAndSaveAsync();
        SetAll();
        _environment.Set("EARTHSCALE_PASSWORD", null);

        Assert.Equal(SignInKind.SessionFile, (await StoredAsync()).SignIn);
        _environment.Set("EARTHSCALE_EMAIL", "other@example.com");
        await Assert.ThrowsAsync<NotSignedInException>(StoredAsync);
    }

    [Fact]
    public async Task A_session_that_another_process_saved_is_used()
    {
        await SignInAndSaveAsync();
        SetAll();
        _environment.Set("EARTHSCALE_EMAIL", null);
        var context = await StoredAsync();
        Clock.Advance(TimeSpan.FromMinutes(30));
        await SignInAndSaveAsync();
        var end = Clock.GetUtcNow().AddHours(1);

        Assert.Same(context, await StoredAsync());
        Assert.Equal(end, context.ExpiresAt!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task After_signing_out_the_same_settings_sign_in_again()
    {
        SetAll();
        var context = await StoredAsync();
        await CallAsync(context);
        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        await CallAsync(await StoredAsync());

        Assert.Equal(2, Grants("password").Count());
    }

    [Fact]
    public async Task A_session_file_that_cannot_be_used_is_a_warning()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SessionPath)!);
        File.WriteAllText(SessionPath, "broken");
        var warnings = new List<string>();

        Assert.Null(await SignIn.FindStoredAsync(new AccountSettings(), ClientOptions with { Warn = warnings.Add }, Cancellation));

        Assert.Contains("is ignored", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("System", "Unix")] // The home folder of Windows is not a variable.
    public async Task A_home_folder_that_cannot_be_read_is_a_warning()
    {
        // A link to itself, which even root cannot follow.
        var home = Path.Combine(Folder, "home");
        Directory.CreateSymbolicLink(home, home);
        _environment.Set(EnvironmentVariables.CredentialsFile, null).Set("HOME", home);

        Assert.Null(await SignIn.FindStoredAsync(new AccountSettings(), ClientOptions, Cancellation));

        Assert.Contains("cannot be read", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EARTHSCALE_API_URL", "nowhere", "EARTHSCALE_API_URL must be an address")]
    [InlineData("EARTHSCALE_API_URL", "http://api.example.com", "plain http")]
    [InlineData("EARTHSCALE_AUTH_URL", "http://auth.example.com", "EARTHSCALE_AUTH_URL is http://auth.example.com")]
    [InlineData("EARTHSCALE_AUTH_ANON_KEY", "a b", "EARTHSCALE_AUTH_ANON_KEY has characters")]
    public async Task A_bad_setting_is_named(string variable, string value, string words)
    {
        SetAll();
        _environment.Set(variable, value);

        Assert.Contains(words, (await Assert.ThrowsAsync<ConfigurationException>(StoredAsync)).Message, StringComparison.Ordinal);
    }

    private Task<EarthscaleContext> StoredAsync() => SignIn.GetStoredAsync(ClientOptions, Cancellation);

    private void SetAll() => _environment
        .Set("EARTHSCALE_API_URL", Emulator.BaseUri.OriginalString)
        .Set("EARTHSCALE_AUTH_URL", Emulator.BaseUri.OriginalString)
        .Set("EARTHSCALE_EMAIL", EmulatorOptions.WellKnownEmail)
        .Set("EARTHSCALE_PASSWORD", EmulatorOptions.WellKnownPassword);
}
