using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>-First, -Skip and -IncludeTotalCount.</summary>
public sealed class GetEsDatasetPagingTests : EmulatorFixture
{
    protected override EmulatorOptions Options => new() { Datasets = 100, SampleCatalog = false };

    [Fact]
    public void First_requests_no_more_than_it_needs()
    {
        Assert.Equal(Stored().Take(5), Ids("Get-EsDataset -First 5"));
        Assert.Equal("/v1/datasets/cursor?limit=5", Assert.Single(Emulator.Requests).PathAndQuery);
    }

    [Fact]
    public void First_over_several_pages_is_exact()
    {
        Assert.Equal(Stored().Take(25), Ids("Get-EsDataset -First 25 -PageSize 10"));
        Assert.Equal(3, Emulator.RequestCount);
        Assert.Contains("limit=5", Emulator.Requests[2].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void First_0_sends_nothing()
    {
        Assert.Empty(Run("Get-EsDataset -First 0").ThrowOnError().Output);
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Fact]
    public void First_beyond_the_end_returns_all()
    {
        Assert.Equal(Stored(), Ids("Get-EsDataset -First 1000000"));
    }

    [Fact]
    public void Skip_uses_the_cursor_listing()
    {
        Assert.Equal(Stored().Skip(90), Ids("Get-EsDataset -Skip 90"));
        Assert.Equal(Stored().Skip(20).Take(7), Ids("Get-EsDataset -Skip 20 -First 7"));
        Assert.Equal(["/v1/datasets/cursor?limit=1000", "/v1/datasets/cursor?limit=27"], Emulator.Requests.Select(request => request.PathAndQuery));
    }

    [Fact]
    public void Keeping_the_newest_removes_exactly_the_others()
    {
        var kept = Stored().Take(10);
        Run("Get-EsDataset -Skip 10 -PageSize 20 | Remove-EsDataset -Confirm:$false").ThrowOnError();

        Assert.Equal(kept, Stored());
    }

    [Fact]
    public void By_offset_it_starts_there_at_once()
    {
        Assert.Equal(Stored().Skip(20).Take(7), Ids("Get-EsDataset -Skip 20 -First 7 -ByOffset"));
        Assert.Equal(["/v1/datasets?limit=1&offset=0", "/v1/datasets?limit=7&offset=20"], Emulator.Requests.Select(request => request.PathAndQuery));
    }

    [Theory]
    [InlineData("Get-EsDataset -ByOffset -First 2", false)]
    [InlineData("Get-EsDataset -ByOffset -First 2 | Remove-EsDataset -WhatIf", true)]
    [InlineData("$kept = Get-EsDataset -ByOffset -First 2; $kept | Where-Object Name | Remove-EsDataset -WhatIf", true)]
    [InlineData("$kept = Get-EsDataset -First 2; $kept | Remove-EsDataset -WhatIf", false)]
    public void By_offset_it_warns_if_the_output_is_piped(string script, bool warns)
    {
        Assert.Equal(warns, Run(script).ThrowOnError().Warnings.Any(text => text.Contains("missed or repeated", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Get-EsDataset -ByOffset -Type Vector")]
    [InlineData("Get-EsDataset -ByOffset -Name *7")]
    [InlineData("Get-EsDataset -ByOffset -BoundingBox 178,-20,-178,-10")]
    [InlineData("'a' | Get-EsDataset -ByOffset")]
    public void By_offset_it_accepts_only_filters_of_the_service(string script)
    {
        Assert.Equal("OffsetNotPossible", Run(script).ErrorId);
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Fact]
    public void Skip_keeps_the_other_filters()
    {
        var all = Ids("Get-EsDataset -Tag sensor:modis -CreatedAfter 2020-01-01");

        Assert.Equal(20, all.Length);
        Assert.Equal(all.Skip(3).Take(4), Ids("Get-EsDataset -Tag sensor:modis -CreatedAfter 2020-01-01 -Skip 3 -First 4"));
    }

    [Theory]
    [InlineData("-Type Vector")]
    [InlineData("-Name *7")]
    [InlineData("-Name *1, *7 -Type Raster")]
    public void With_client_side_filters_they_count_matching_datasets(string filter)
    {
        var all = Ids($"Get-EsDataset {filter}");
        Emulator.ClearRequests();

        Assert.True(all.Length >= 9);
        Assert.Equal(all.Skip(2).Take(6), Ids($"Get-EsDataset {filter} -Skip 2 -First 6"));
        Assert.All(Emulator.Requests, request => Assert.StartsWith("/v1/datasets/cursor?", request.PathAndQuery, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_from_the_pipeline_are_counted_together()
    {
        var names = Stored().Length;
        var found = Run("""
            1..6 | ForEach-Object { [pscustomobject]@{ Name = "generated-000000$_" } } | Get-EsDataset -Skip 2 -First 3
            """).ThrowOnError();

        Assert.Equal(100, names);
        Assert.Equal(["3", "4", "5"], found.Values<string>("Name").Select(name => name[^1..]));
    }

    [Fact]
    public void Names_after_the_limit_are_not_searched_for()
    {
        Run("Get-EsDataset generated-0000001, nobody -First 1").ThrowOnError();
        Assert.Equal(1, Emulator.RequestCount);
    }

    [Fact]
    public void The_total_count_is_unknown()
    {
        var result = Run("$all = Get-EsDataset -First 2 -IncludeTotalCount; $all.Count; $all[0].Accuracy; $all[0].ToString()").ThrowOnError();

        Assert.Equal([3, 0.0, "Unknown total count"], result.Output.Select(item => item.BaseObject));
    }

    [Theory]
    [InlineData("-Skip 3000000000 -ByOffset", "3000000000")]
    [InlineData("-Skip -1", "-1")]
    [InlineData("-First -1", "-1")]
    public void Invalid_counts_are_refused_before_anything_is_sent(string arguments, string words)
    {
        Assert.Contains(words, Assert.Single(Run($"Get-EsDataset {arguments}").Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Emulator.RequestCount);
    }

    private Guid[] Stored() => [.. Emulator.StoredDatasets().Select(dataset => dataset.DatasetId)];

    private Guid[] Ids(string script) => [.. Run(script).ThrowOnError().Values<Guid>("DatasetId")];
}
