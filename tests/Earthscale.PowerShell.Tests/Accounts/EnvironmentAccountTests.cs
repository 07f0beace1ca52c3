using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Accounts;

/// <summary>Commands without Connect-EsAccount: the environment, then the session file, and no browser.</summary>
[Collection(EnvironmentScope.Name)]
public sealed class EnvironmentAccountTests : AccountFixture
{
    private readonly EnvironmentScope _environment = new();

    public override async ValueTask DisposeAsync()
    {
        _environment.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public void An_e_mail_and_a_password_in_the_environment_are_enough_for_every_runspace_and_sign_in_once()
    {
        Addresses().Set("EARTHSCALE_EMAIL", EmulatorOptions.WellKnownEmail).Set("EARTHSCALE_PASSWORD", EmulatorOptions.WellKnownPassword);

        Run("Get-EsDataset test; Get-EsDataset test").ThrowOnError();
        using var other = new ModuleSession();
        other.Run("Get-EsDataset test").ThrowOnError();

        Assert.Equal(1, Count("POST", "/auth/v1/token?grant_type=password"));
    }

    [Fact]
    public void A_session_that_was_not_started_here_is_ended_only_on_request()
    {
        Addresses();
        Run("Connect-EsAccount -Credential $user").ThrowOnError();
        using var other = new ModuleSession();
        Emulator.ClearRequests();

        var left = other.Run("Get-EsDataset test; Disconnect-EsAccount; Connect-EsAccount; Disconnect-EsAccount; Get-EsContext | Disconnect-EsAccount").ThrowOnError();

        Assert.All(left.Warnings, warning => Assert.Contains("Disconnect-EsAccount -Stored", warning, StringComparison.Ordinal));
        Assert.Equal(3, left.Warnings.Count);
        Assert.Equal($"Commands are still signed in: {EmulatorOptions.WellKnownEmail} at {Emulator.BaseUri} (session file {SessionPath}). That session was not started here; to end it, for the Python client too, run Disconnect-EsAccount -Stored", left.Warnings[1]);
        Assert.True(File.Exists(SessionPath));
        Assert.DoesNotContain(Emulator.Requests, request => request.Method == "POST");

        Assert.Empty(other.Run("Disconnect-EsAccount -Stored").ThrowOnError().Warnings);

        Assert.False(File.Exists(SessionPath));
        Assert.Equal("NotSignedIn", other.Run("Get-EsDataset test").ErrorId);
        Assert.Equal(204, Emulator.Requests[^1].Status);
    }

    [Theory]
    [InlineData("-Credential ([pscredential]::new($user.UserName, $key))")]
    [InlineData("-ApiKey $user.Password")]
    [InlineData("-ApiKey $key -ApiUri http://127.0.0.1:1 -MaximumRetryCount 0")]
    [InlineData("-ApiKey $null")]
    [InlineData("-ApiKey text")]
    [InlineData("-ApiKey $key -ApiUri $null")]
    [InlineData("-ApiKey $key -TimeoutSec never")]
    [InlineData("-ApiKey $key -NoSuchParameter")]
    [InlineData("-ApiKey $user.Password -Name prod")]
    [InlineData("-CredentialsFile Env:\\x")]
    public void A_failed_sign_in_leaves_no_account_signed_in_and_ends_no_session(string arguments)
    {
        Addresses();
        Run("Connect-EsAccount -Credential $user").ThrowOnError();
        _environment.Set("EARTHSCALE_API_KEY", EmulatorOptions.WellKnownApiKey);
        using var other = new ModuleSession();
        SetUp(other);
        other.Run("Connect-EsAccount -Name prod -ApiKey $key").ThrowOnError();
        Emulator.ClearRequests();

        var result = other.Run($"try {{ Connect-EsAccount {arguments} }} catch {{ }} finally {{ Disconnect-EsAccount }}; $before = $Error.Count; Get-EsDataset test; ");
        var named = other.Run("Get-EsDataset test -Context prod");

        Assert.Equal("NotSignedIn", result.ErrorId);
        Assert.Equal(!arguments.Contains("prod", StringComparison.Ordinal), named.Errors.Count == 0);
        Assert.True(File.Exists(SessionPath));
        Assert.DoesNotContain(Emulator.Requests, request => request.PathAndQuery.StartsWith("/auth/v1/logout", StringComparison.Ordinal));
        Assert.Equal(["test"], other.Run("Connect-EsAccount; Get-EsDataset test").ThrowOnError().Values<string>("Name"));
    }

    [Theory]
    [InlineData("-CredentialsFile $there.CredentialsFile")]
    [InlineData("-AuthUri $there.AuthUri")]
    [InlineData("-AuthAnonKey any")]
    public void A_parameter_takes_precedence_over_the_environment(string arguments)
    {
        Addresses();
        Run("Connect-EsAccount -Credential $user").ThrowOnError();
        _environment.Set("EARTHSCALE_API_KEY", "of-somebody-else");
        if (arguments.Contains("File", StringComparison.Ordinal))
        {
            _environment.Set("EARTHSCALE_EMAIL", "other@example.com").Set("EARTHSCALE_PASSWORD", "of-somebody-else");
        }

        var context = Run($"Connect-EsAccount {arguments}; Get-EsContext").ThrowOnError().Output.Single();

        Assert.Equal(("SessionFile", EmulatorOptions.WellKnownEmail), (context.Properties["SignIn"].Value.ToString(), context.Properties["Account"].Value));
    }

    [Fact]
    public void A_broken_file_is_a_warning_and_the_error_says_how_to_sign_in()
    {
        Addresses();
        File.WriteAllText(SessionPath, "{");

        var result = Run("Get-EsDataset test");

        Assert.Equal("NotSignedIn", result.ErrorId);
        Assert.Contains("is ignored", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("{", File.ReadAllText(SessionPath));
    }

    [Fact]
    public void Signing_out_warns_if_the_environment_signs_in_again()
    {
        Addresses().Set("EARTHSCALE_API_KEY", EmulatorOptions.WellKnownApiKey);
        Run("Connect-EsAccount -Credential $user -NoPersist").ThrowOnError();

        Assert.Contains("EARTHSCALE_API_KEY", Assert.Single(Run("Disconnect-EsAccount").ThrowOnError().Warnings), StringComparison.Ordinal);
    }

    private EnvironmentScope Addresses() => _environment
        .Set("EARTHSCALE_API_URL", Emulator.BaseUri.OriginalString)
        .Set("EARTHSCALE_AUTH_URL", Emulator.BaseUri.OriginalString)
        .Set("EARTHSCALE_CREDENTIALS_FILE", SessionPath);
}
