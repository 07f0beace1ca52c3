using System.Management.Automation;
using Earthscale.Emulator;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>A bar for listings of more than a second, none for others.</summary>
public sealed class GetEsDatasetProgressTests : EmulatorFixture
{
    protected override EmulatorOptions Options => new() { Datasets = 20, SampleCatalog = false, Latency = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public void A_long_listing_says_how_far_it_is()
    {
        var progress = Run("Get-EsDataset -PageSize 2").ThrowOnError().Progress;

        Assert.Equal(ProgressRecordType.Completed, progress[^1].RecordType);
        Assert.All(progress.SkipLast(1), record =>
        {
            Assert.Equal("Listing datasets", record.Activity);
            Assert.Matches("^[0-9]+ so far$", record.StatusDescription);
            Assert.Equal(-1, record.PercentComplete);
        });
        Assert.True(progress.Count >= 2);
    }

    [Fact]
    public void With_an_end_in_sight_it_says_how_near_that_is()
    {
        var progress = Run("Get-EsDataset -PageSize 1 -First 9 -Type Raster").ThrowOnError().Progress;

        Assert.All(progress.SkipLast(1), record =>
        {
            Assert.Matches("^[0-9]+ of [0-9]+ so far match$", record.StatusDescription);
            Assert.InRange(record.PercentComplete, 0, 100);
        });
        Assert.True(progress.Count >= 2);
    }

    [Theory]
    [InlineData("Get-EsDataset -PageSize 2 | Out-Default", false)]
    [InlineData("Get-EsDataset -PageSize 2 | ForEach-Object { $_ } | Out-Default", false)]
    [InlineData("& { Get-EsDataset -PageSize 2 } | Out-Default", false)]
    [InlineData("$all = Get-EsDataset -PageSize 2", true)]
    [InlineData("& { $all = Get-EsDataset -PageSize 2 } | Out-Default", true)]
    [InlineData("Get-EsDataset -PageSize 2 | Out-Null", true)]
    public void No_bar_is_up_while_rows_go_to_a_screen(string script, bool isShown) =>
        Assert.Equal(isShown, Run(script).ThrowOnError().Progress.Count > 0);

    [Fact]
    public void A_short_listing_and_a_silenced_one_say_nothing()
    {
        Assert.Empty(Run("Get-EsDataset -First 1").ThrowOnError().Progress);
        Assert.Empty(Run("Get-EsDataset -PageSize 2 -ProgressAction SilentlyContinue").ThrowOnError().Progress);
    }
}
