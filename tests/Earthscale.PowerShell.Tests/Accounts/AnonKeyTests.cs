
namespace Earthscale.PowerShell.Tests.Accounts;

public sealed class AnonKeyTests : AccountFixture
{
    protected override EmulatorOptions Options => new() { AnonKey = "the-anon-key" };

    [Fact]
    public void A_missing_anon_key_is_an_error_that_names_the_settings()
    {
        var result = Run("Connect-EsAccount -Credential $user @there");

        Assert.Equal("AuthAnonKeyRequired", result.ErrorId);
        Assert.Contains("EARTHSCALE_AUTH_ANON_KEY", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("-AuthAnonKey", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_anon_key_signs_in()
    {
        Run("Connect-EsAccount -Credential $user @there -AuthAnonKey the-anon-key; Get-EsDataset test").ThrowOnError();
    }
}
