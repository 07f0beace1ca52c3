namespace Earthscale.PowerShell.Tests.Completion;

public sealed class IdCompletionTests : CompletionFixture
{
    [Theory]
    [InlineData("Get-EsDatasetVersion -DatasetId")]
    [InlineData("Remove-EsDataset -DatasetId")]
    public void Ids_of_datasets_show_their_names(string command)
    {
        var test = Emulator.StoredDatasets().Single(dataset => dataset.Name == "test");

        var all = Tab($"{command} ");
        var match = Assert.Single(Tab($"{command} {test.DatasetId.ToString()[..20]}"));

        Assert.Equal(Emulator.StoredDatasets().Select(dataset => dataset.DatasetId.ToString()).Order(), all.Select(one => one.CompletionText).Order());
        Assert.Equal((test.DatasetId.ToString(), "test", "test"), (match.CompletionText, match.ListItemText, match.ToolTip));
    }

    [Fact]
    public void A_part_of_a_name_finds_ids_too()
    {
        var found = Tab("Get-EsDatasetVersion -DatasetId results");

        Assert.Equal(Emulator.StoredDatasets().Single(dataset => dataset.Name == "latest-results").DatasetId.ToString(), Assert.Single(found).CompletionText);
    }

    [Fact]
    public void Ids_of_versions_are_those_of_versions()
    {
        var id = Assert.Single(Tab("Get-EsDatasetVersion -VersionId results")).CompletionText;

        Assert.Equal(["latest-results"], Run($"Get-EsDatasetVersion -VersionId {id}").ThrowOnError().Values<string>("Name"));
    }
}
