using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

public sealed class GetEsDatasetTests : EmulatorFixture
{
    [Fact]
    public void Lists_the_datasets_in_the_databases_order()
    {
        var listed = Run("Get-EsDataset -PageSize 7").ThrowOnError();

        Assert.Equal(Emulator.StoredDatasets().Select(dataset => dataset.DatasetId), listed.Values<Guid>("DatasetId"));
        Assert.Equal((Emulator.CountDatasets() + 6) / 7, Emulator.RequestCount);
    }

    [Fact]
    public void A_dataset_that_two_names_match_is_returned_once()
    {
        Assert.Equal(["latest-results", "test"], Run("Get-EsDataset test, *test*, latest-results").ThrowOnError().Values<string>("Name").Order());
    }

    [Fact]
    public void A_pattern_without_matches_is_not_an_error()
    {
        Assert.Empty(Run("Get-EsDataset nobody*").ThrowOnError().Output);
    }

    [Theory]
    [InlineData("-Tag sensor", "key:value")]
    [InlineData("-Tag 'a:b:c'", "more than one colon")]
    [InlineData(@"-Tag 'a\b:c'", "backslash")]
    [InlineData("-Tag ':c'", "empty")]
    [InlineData("-BoundingBox 1,2,3", "got 3")]
    [InlineData("-BoundingBox 10,2,3,4", "longitude")]
    [InlineData("-BoundingBox 1,91,3,92", "latitude 91")]
    [InlineData("-BoundingBox 'a,b,c,d'", "not a number")]
    [InlineData("-PageSize 0", "less than the minimum")]
    [InlineData("-PageSize 1001", "greater than the maximum")]
    [InlineData("-CreatedAfter 2026-02-01 -CreatedBefore 2026-01-01", "is not before")]
    [InlineData("-CreatedAfter yesterday-ish", "yesterday-ish")]
    public void Bad_arguments_are_refused_before_anything_is_sent(string arguments, string words)
    {
        var result = Run($"Get-EsDataset {arguments}");

        Assert.Contains(words, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Fact]
    public void The_first_few_cost_one_request()
    {
        Run("$n = 0; foreach ($dataset in (Get-EsDataset -PageSize 10)) { }").ThrowOnError();
        Emulator.ClearRequests();

        // Stops the pipeline upstream, as Select-Object -First does.
        Run("Get-EsDataset -PageSize 10 | ForEach-Object { $_; if (++$n -ge 5) { break } }");

        Assert.Equal(1, Emulator.RequestCount);
    }
}
