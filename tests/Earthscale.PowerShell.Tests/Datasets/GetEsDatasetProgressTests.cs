using System.Management.Automation;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>A progress bar appears only for listings of more than a second.</summary>
public sealed class GetEsDatasetProgressTests : EmulatorFixture
{
    protected override EmulatorOptions Options => new() { Datasets = 14, SampleCatalog = false, Latency = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public void A_long_listing_shows_its_progress()
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
    public void With_a_known_end_the_progress_is_a_percentage()
    {
        var progress = Run("Get-EsDataset -PageSize 1 -First 7 -Type Raster").ThrowOnError().Progress;

        Assert.All(progress.SkipLast(1), record =>
        {
            Assert.Matches("^[0-9]+ of [0-9]+ so far match$", record.StatusDescription);
            Assert.InRange(record.PercentComplete, 0, 100);
        });
        Assert.True(progress.Count >= 2);
    }

    [Theory]
    [InlineData("$all = Get-EsDataset -PageSize 2")]
    [InlineData("& { $all = Get-EsDataset -PageSize 2 } | Out-Default")]
    [InlineData("Get-EsDataset -PageSize 2 | Out-Null")]
    public void A_progress_bar_is_shown_while_output_goes_elsewhere(string script) =>
        Assert.NotEmpty(Run(script).ThrowOnError().Progress);

    [Theory]
    [InlineData("Get-EsDataset -PageSize 2 | Out-Default")]
    [InlineData("Get-EsDataset -PageSize 2 | ForEach-Object { $_ } | Out-Default")]
    [InlineData("& { Get-EsDataset -PageSize 2 } | Out-Default")]
    public void No_progress_bar_is_shown_while_output_goes_to_the_screen(string script)
    {
        var host = new ScreenHost(80);
        using var session = ModuleSession.ConnectedTo(Emulator, host);

        session.Run(script).ThrowOnError();

        Assert.Contains("generated-", host.ReadText(), StringComparison.Ordinal);
        Assert.False(host.HasWrittenUnderProgressBar);
    }

    [Fact]
    public void A_silent_listing_shows_no_progress() =>
        Assert.Empty(Run("Get-EsDataset -PageSize 2 -ProgressAction SilentlyContinue").ThrowOnError().Progress);
}
