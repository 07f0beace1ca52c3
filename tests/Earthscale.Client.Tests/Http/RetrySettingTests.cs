using Earthscale.Client.Http;

namespace Earthscale.Client.Tests.Http;

[Collection(EnvironmentScope.Name)]
public sealed class RetrySettingTests : IDisposable
{
    private readonly EnvironmentScope _environment = new();

    [Theory]
    [InlineData(null, 4)]
    [InlineData("", 4)]
    [InlineData("0", 0)]
    [InlineData("100", 100)]
    public void The_environment_sets_the_number_of_retries(string? text, int expected)
    {
        _environment.Set(EarthscaleClientOptions.MaxRetriesVariable, text);

        Assert.Equal(expected, EarthscaleClientOptions.FromEnvironment().MaxRetries);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("many")]
    [InlineData("3.5")]
    public void A_value_that_is_not_a_count_is_refused(string text)
    {
        _environment.Set(EarthscaleClientOptions.MaxRetriesVariable, text);

        var error = Assert.Throws<ConfigurationException>(EarthscaleClientOptions.FromEnvironment);
        Assert.Contains(EarthscaleClientOptions.MaxRetriesVariable, error.Message, StringComparison.Ordinal);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _environment.Dispose();
}
