namespace Earthscale.PowerShell.Tests.Completion;

public sealed class TagCompletionTests : CompletionFixture
{
    [Fact]
    public void Values_of_a_key()
    {
        var stored = Emulator.StoredDatasets().Count;
        var values = Tab("Get-EsDataset -Tag sensor:");

        Assert.True(stored > 0);
        Assert.Contains("sensor:sentinel-2", values.Select(match => match.CompletionText));
        Assert.Equal(values.Select(match => match.CompletionText).Order(StringComparer.Ordinal).Distinct(), values.Select(match => match.CompletionText));
        Assert.Contains("sentinel-2", values.Select(match => match.ListItemText));
        Assert.All(values, match => Assert.StartsWith("sensor:", match.CompletionText, StringComparison.Ordinal));
    }

    [Fact]
    public void Values_with_the_same_start()
    {
        Assert.All(Texts("Get-EsDataset -Tag sensor:SENT"), text => Assert.StartsWith("sensor:sent", text, StringComparison.Ordinal));
        Assert.Contains("sensor:sentinel-2", Texts("Get-EsDataset -Tag sensor:SENT"));
    }

    [Fact]
    public void Keys()
    {
        Assert.Contains("sensor:", Texts("Get-EsDataset -Tag "));
        Assert.Equal(["sensor:"], Texts("Get-EsDataset -Tag SENS"));
    }

    [Fact]
    public void Also_in_a_list() => Assert.Contains("sensor:sentinel-2", Texts("Get-EsDataset -Tag level:l2a, sensor:s"));

    [Fact]
    public void An_unknown_key_completes_nothing_not_even_files() => Assert.Empty(Tab("Get-EsDataset -Tag nosuchkey:"));

    [Theory]
    [InlineData(@"a:b", @"c\d", @"'a\:b:c\\d'")]
    [InlineData("place", "Côte d'Azur", "'place:Côte d''Azur'")]
    [InlineData("price", "$5 `each`", "'price:$5 `each`'")]
    [InlineData("stars", "***", "'stars:***'")]
    public void Names_get_the_necessary_quotes_and_escapes(string key, string value, string completed)
    {
        Session.Run("param($k, $v) Add-EsDataset odd gs://bucket/a.tif -Tag @{ $k = $v }", key, value).ThrowOnError();
        var typed = TypedKey(key);

        Assert.Contains(completed, Texts($"Get-EsDataset -Tag {typed}"));
        Assert.Equal(["odd"], Run($"Get-EsDataset -Tag {completed}").ThrowOnError().Values<string>("Name"));
    }

    [Theory]
    [InlineData("\"place:", "\"place:`$Ab `\"c`\"\"")]
    [InlineData("'place:", "'place:$Ab \"c\"'")]
    [InlineData("'place:$A", "'place:$Ab \"c\"'")]
    [InlineData("\"place:`$A", "\"place:`$Ab `\"c`\"\"")]
    public void An_opening_quote_is_kept(string typed, string completed)
    {
        Session.Run("Add-EsDataset odd gs://bucket/a.tif -Tag @{ place = '$Ab \"c\"' }").ThrowOnError();

        Assert.Equal($"Get-EsDataset -Tag {completed}", Complete($"Get-EsDataset -Tag {typed}"));
        Assert.Equal(["odd"], Run($"Get-EsDataset -Tag {completed}").ThrowOnError().Values<string>("Name"));
    }

    // The key on a command line, with its colon.
    private static string TypedKey(string key) => key.Contains(':', StringComparison.Ordinal) ? $"'{key.Replace(":", @"\:", StringComparison.Ordinal)}:'" : $"{key}:";
}
