using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>Removing datasets while they are listed.</summary>
public sealed class GetEsDatasetWhileRemovingTests : EmulatorFixture
{
    protected override EmulatorOptions Options => new() { Datasets = 3_000, SampleCatalog = false, RecordedRequests = 0 };

    [Fact]
    public void Misses_none_of_3_000()
    {
        Run("Get-EsDataset -Name generated-* | Remove-EsDataset -Confirm:$false").ThrowOnError();

        Assert.Equal(0, Emulator.CountDatasets());
        Assert.Equal(3_000, Emulator.StoredDeletions().Count);
    }

    [Fact]
    public void The_offset_listing_would_miss_some()
    {
        Run("Get-EsDataset -ByOffset -Skip 1 -First 1000 -PageSize 50 | Remove-EsDataset -Confirm:$false").ThrowOnError();

        // Positions 1 to 1000 were requested; of the first 1000, only the first one should still exist.
        var left = Emulator.StoredDatasets().Count(dataset => string.CompareOrdinal(dataset.Name, "generated-0001000") < 0);
        Assert.Equal(1000, Emulator.StoredDeletions().Count);
        Assert.True(left > 1, "The offset listing missed none; then it could be used here too.");
    }
}
