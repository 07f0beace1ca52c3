using Earthscale.Emulator.Faults;

namespace Earthscale.PowerShell.Tests.Accounts;

public sealed class DisconnectEsAccountTests : AccountFixture
{
    [Fact]
    public void It_ends_the_session_at_the_server_in_the_file_and_here()
    {
        Run("Connect-EsAccount -Credential $user @there; $global:context = Get-EsContext").ThrowOnError();

        var result = Run("Disconnect-EsAccount").ThrowOnError();

        Assert.Empty(result.Warnings);
        Assert.False(File.Exists(SessionPath));
        Assert.Equal(204, Emulator.Requests[^1].Status);
        Assert.Equal("NotSignedIn", Run("Get-EsDataset").ErrorId);
        Assert.Equal("NotSignedIn", Run("Get-EsDataset -Context $context").ErrorId);
    }

    [Fact]
    public void A_failed_sign_out_at_the_server_is_an_error_with_advice()
    {
        Run("Connect-EsAccount -Credential $user @there").ThrowOnError();
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 10, target => !target.IsApi);

        var result = Run("Disconnect-EsAccount; 'went on'");

        Assert.Equal("SignOutIncomplete", result.ErrorId);
        Assert.Contains("where the session may still be valid", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("went on", result.Output.Single().ToString());
        Assert.False(File.Exists(SessionPath));
        Assert.Equal("NotSignedIn", Run("Get-EsContext").ErrorId);
    }

    [Fact]
    public void Another_account_can_be_used_and_the_sessions_own_stays()
    {
        Run("$global:other = Connect-EsAccount -Credential $user @there -NoPersist -PassThru; Connect-EsAccount -ApiKey $key -ApiUri $there.ApiUri").ThrowOnError();

        Run("Disconnect-EsAccount -Context $other; Get-EsDataset test").ThrowOnError();

        Assert.Equal("NotSignedIn", Run("Get-EsDataset test -Context $other").ErrorId);
    }

    [Fact]
    public void A_context_with_an_API_key_stays_valid_in_a_variable()
    {
        var result = Run("$kept = Connect-EsAccount -ApiKey $key -ApiUri $there.ApiUri -PassThru; Disconnect-EsAccount; (Get-EsDataset -Context $kept -First 1).Name; Get-EsDataset");

        Assert.Single(result.Output);
        Assert.Equal("NotSignedIn", result.ErrorId);
    }

    [Fact]
    public void An_API_key_is_forgotten_without_a_request()
    {
        Run("Connect-EsAccount -ApiKey $key -ApiUri $there.ApiUri").ThrowOnError();
        Emulator.ClearRequests();

        Run("Disconnect-EsAccount; Disconnect-EsAccount").ThrowOnError();

        Assert.Equal(0, Emulator.RequestCount);
        Assert.Equal("NotSignedIn", Run("Get-EsContext").ErrorId);
    }
}
