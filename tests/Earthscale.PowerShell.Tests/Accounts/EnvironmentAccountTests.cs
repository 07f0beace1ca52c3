using Earthscale.Emulator;
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
    public void A_key_in_the_environment_is_enough()
    {
        Addresses().Set("EARTHSCALE_API_KEY", EmulatorServer.WellKnownApiKey);

        var context = Run("$null = Get-EsDataset test; Get-EsContext").ThrowOnError().Output.Single();

        Assert.Equal("environment variable EARTHSCALE_API_KEY", context.Properties["Source"].Value);
        Assert.False(File.Exists(SessionPath));
    }

    [Fact]
    public void An_e_mail_and_a_password_in_the_environment_are_enough_for_every_runspace_and_sign_in_once()
    {
        Addresses().Set("EARTHSCALE_EMAIL", EmulatorServer.WellKnownEmail).Set("EARTHSCALE_PASSWORD", EmulatorServer.WellKnownPassword);

        Run("Get-EsDataset test; Get-EsDataset test").ThrowOnError();
        using var other = new ModuleSession();
        other.Run("Get-EsDataset test").ThrowOnError();

        Assert.Equal(1, Count("POST", "/auth/v1/token?grant_type=password"));
    }

    [Fact]
    public void A_kept_session_is_enough_and_Disconnect_without_Connect_ends_it()
    {
        Addresses();
        Run("Connect-EsAccount -Credential $user").ThrowOnError();
        using var other = new ModuleSession();

        other.Run("Get-EsDataset test; Disconnect-EsAccount").ThrowOnError();

        Assert.False(File.Exists(SessionPath));
        Assert.Equal("NotSignedIn", other.Run("Get-EsDataset test").ErrorId);
        Assert.Equal(204, Emulator.Requests[^1].Status);
    }

    [Fact]
    public void A_broken_file_is_a_warning_and_the_error_says_how_to_sign_in()
    {
        Addresses();
        File.WriteAllText(SessionPath, "{");

        var result = Run("Get-EsDataset test");

        Assert.Equal("NotSignedIn", result.ErrorId);
        Assert.Contains("left alone", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("{", File.ReadAllText(SessionPath));
    }

    [Fact]
    public void Signing_out_says_so_when_the_environment_signs_in_again()
    {
        Addresses().Set("EARTHSCALE_API_KEY", EmulatorServer.WellKnownApiKey);
        Run("Connect-EsAccount -Credential $user -NoPersist").ThrowOnError();

        Assert.Contains("EARTHSCALE_API_KEY", Assert.Single(Run("Disconnect-EsAccount").ThrowOnError().Warnings), StringComparison.Ordinal);
    }

    private EnvironmentScope Addresses() => _environment
        .Set("EARTHSCALE_API_URL", Emulator.BaseUri.OriginalString)
        .Set("EARTHSCALE_AUTH_URL", Emulator.BaseUri.OriginalString)
        .Set("EARTHSCALE_CREDENTIALS_FILE", SessionPath);
}
