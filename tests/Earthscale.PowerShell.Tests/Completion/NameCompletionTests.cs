namespace Earthscale.PowerShell.Tests.Completion;

public sealed class NameCompletionTests : CompletionFixture
{
    [Fact]
    public void Names_with_the_same_start_in_any_case()
    {
        Assert.Equal(["latest-results"], Texts("Get-EsDataset -Name LATEST"));
        Assert.Equal(["latest-results"], Texts("Get-EsDataset latest"));
        Assert.Equal(["test"], Texts("Add-EsDataset -Name tes"));
    }

    [Fact]
    public void The_tooltip_identifies_the_dataset()
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
    public void A_completed_name_finds_only_its_dataset(string name)
    {
        Add(name);
        // Would also match if the name were a pattern.
        Add("oddXname");
        Add("oddn");

        foreach (var quote in new[] { "", "'", "\"" })
        {
            var offered = Tab($"Get-EsDataset -Name {quote}odd").Single(match => match.ListItemText == name);
            Assert.Equal([name], Run($"Get-EsDataset -Name {offered.CompletionText}").ThrowOnError().Values<string>("Name"));
        }
    }

    [Fact]
    public void A_literal_name_gets_no_wildcard_escapes()
    {
        Add("odd[name]");

        Assert.Equal(["'odd[name]'"], Texts("Add-EsDataset -Name odd"));
    }

    [Fact]
    public void Names_with_control_characters_are_not_suggested()
    {
        foreach (var name in (string[])["odd\u001b[31mred", "odd\u202Ename"])
        {
            Run("param($name) Invoke-EsRestMethod /v1/datasets -Method Post -Body @{ type = 'image'; name = $name; urls = @('gs://b/a.tif') }", name).ThrowOnError();
        }

        Add("odd-but-fine");

        Assert.Equal(["odd-but-fine"], Texts("Get-EsDataset -Name odd"));
    }

    [Fact]
    public void Names_outside_the_cache_are_found_by_the_service()
    {
        Assert.Equal(["latest-results"], Texts("Get-EsDataset -Name late"));
        Assert.Contains(Emulator.Requests, request => request.PathAndQuery.Contains("name=late", StringComparison.Ordinal));
    }
}
