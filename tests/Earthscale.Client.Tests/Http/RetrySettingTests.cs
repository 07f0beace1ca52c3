namespace Earthscale.Client.Tests.Http;

public sealed class RetrySettingTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable(EarthscaleClientOptions.MaxRetriesVariable);

    [Theory]
    [InlineData(null, 4)]
    [InlineData("", 4)]
    [InlineData("0", 0)]
    [InlineData("100", 100)]
    public void The_environment_says_how_often_to_retry(string? text, int expected)
    {
        Environment.SetEnvironmentVariable(EarthscaleClientOptions.MaxRetriesVariable, text);

        Assert.Equal(expected, EarthscaleClientOptions.FromEnvironment().MaxRetries);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("many")]
    [InlineData("3.5")]
    public void A_value_that_is_no_count_is_refused(string text)
    {
        Environment.SetEnvironmentVariable(EarthscaleClientOptions.MaxRetriesVariable, text);

        var error = Assert.Throws<ConfigurationException>(EarthscaleClientOptions.FromEnvironment);
        Assert.Contains(EarthscaleClientOptions.MaxRetriesVariable, error.Message, StringComparison.Ordinal);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(EarthscaleClientOptions.MaxRetriesVariable, _before);
}
