namespace Earthscale.PowerShell.Tests.Completion;

public sealed class NameCompletionTests : CompletionFixture
{
    [Fact]
    public void Names_that_begin_so_in_any_case()
    {
        Assert.Equal(["latest-results"], Texts("Get-EsDataset -Name LATEST"));
        Assert.Equal(["latest-results"], Texts("Get-EsDataset latest"));
        Assert.Equal(["test"], Texts("Add-EsDataset -Name tes"));
    }

    [Fact]
    public void The_tip_says_which_dataset_it_is()
    {
        var match = Assert.Single(Tab("Get-EsDataset -Name latest"));

        Assert.Equal("latest-results", match.ListItemText);
        Assert.Contains(Emulator.StoredDatasets().Single(dataset => dataset.Name == "latest-results").DatasetId.ToString(), match.ToolTip, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("odd name")]
    [InlineData("odd'name")]
    [InlineData("odd\u2019name")]
    [InlineData("odd\u201Cname")]
    [InlineData("odd\"name")]
    [InlineData("odd`name")]
    [InlineData("odd``name")]
    [InlineData("odd`*name")]
    [InlineData("odd*name")]
    [InlineData("odd[name]")]
    [InlineData("odd?name")]
    [InlineData("odd$name")]
    [InlineData("odd,name")]
    [InlineData("odd;name|&(){}@#<>")]
    [InlineData("odd漢字")]
    public void What_is_offered_finds_the_dataset_and_no_other(string name)
    {
        Add(name);
        // Would be found too, were the name taken for a pattern.
        Add("oddXname");
        Add("oddn");

        foreach (var quote in new[] { "", "'", "\"" })
        {
            var offered = Tab($"Get-EsDataset -Name {quote}odd").Single(match => match.ListItemText == name);
            Assert.Equal([name], Run($"Get-EsDataset -Name {offered.CompletionText}").ThrowOnError().Values<string>("Name"));
        }
    }

    [Fact]
    public void A_name_that_is_taken_as_it_is_gets_no_wildcard_escapes()
    {
        Add("odd[name]");

        Assert.Equal(["'odd[name]'"], Texts("Add-EsDataset -Name odd"));
    }

    [Fact]
    public void Names_that_could_play_tricks_on_a_terminal_are_not_offered()
    {
        Add("odd\u001b[31mred");
        Add("odd\u202Ename");
        Add("odd-but-fine");

        Assert.Equal(["odd-but-fine"], Texts("Get-EsDataset -Name odd"));
    }

    [Fact]
    public void Names_beyond_those_looked_at_first_are_found_by_the_service()
    {
        Assert.Equal(["latest-results"], Texts("Get-EsDataset -Name late"));
        Assert.Contains(Emulator.Requests, request => request.PathAndQuery.Contains("name=late", StringComparison.Ordinal));
    }
}
