using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>A wait that only a stop can end.</summary>
public sealed class WaitEsDatasetVersionStopTests : EmulatorFixture
{
    protected override EmulatorOptions Options => base.Options with { OptimizationDuration = TimeSpan.FromHours(1) };

    [Fact]
    public async Task A_stop_ends_the_wait_and_reports_added_datasets()
    {
        using var shell = System.Management.Automation.PowerShell.Create(Session.Runspace);
        shell.AddScript("1..3 | ForEach-Object { [pscustomobject]@{ Name = \"d$_\"; Url = 'gs://b/1.tif' } } | Add-EsDataset -Wait");
        var running = shell.BeginInvoke();
        await Polling.UntilAsync(() => Emulator.Requests.Where(request => request.Method == "GET").DistinctBy(request => request.Path).Count() >= 3);

        shell.Stop();

        Assert.Throws<System.Management.Automation.PipelineStoppedException>(() => shell.EndInvoke(running));
        var warnings = string.Join('\n', shell.Streams.Warning.Select(record => record.Message));
        Assert.Contains("Of 3 datasets: 3 added, 0 not added, 0 unknown.", warnings, StringComparison.Ordinal);
        Assert.All(Emulator.StoredDatasets().Take(3), dataset => Assert.Contains(dataset.VersionId.ToString(), warnings, StringComparison.Ordinal));
    }
}
