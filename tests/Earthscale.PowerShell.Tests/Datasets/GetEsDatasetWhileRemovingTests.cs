using Earthscale.Emulator;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>Removing what is being listed.</summary>
public sealed class GetEsDatasetWhileRemovingTests : EmulatorFixture
{
    protected override EmulatorOptions Options => new() { Datasets = 10_000, SampleCatalog = false, RecordedRequests = 0 };

    [Fact]
    public void Misses_none_of_10_000()
    {
        Run("Get-EsDataset -Name generated-* | Remove-EsDataset -Confirm:$false").ThrowOnError();

        Assert.Equal(0, Emulator.CountDatasets());
        Assert.Equal(10_000, Emulator.StoredDeletions().Count);
    }

    [Fact]
    public void Would_miss_some_by_offset()
    {
        Run("Get-EsDataset -ByOffset -Skip 1 -First 2000 -PageSize 100 | Remove-EsDataset -Confirm:$false").ThrowOnError();

        // Positions 1 to 2000 were asked for; only the very first of the first 2000 should be there still.
        var left = Emulator.StoredDatasets().Count(dataset => string.CompareOrdinal(dataset.Name, "generated-0002000") < 0);
        Assert.Equal(2000, Emulator.StoredDeletions().Count);
        Assert.True(left > 1, "The offset listing missed none; then it could be used here too.");
    }
}
