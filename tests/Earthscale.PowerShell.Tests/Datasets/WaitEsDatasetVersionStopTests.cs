using Earthscale.Emulator;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>A wait that only a stop can end, however slow the machine.</summary>
public sealed class WaitEsDatasetVersionStopTests : EmulatorFixture
{
    protected override EmulatorOptions Options => base.Options with { OptimizationDuration = TimeSpan.FromHours(1) };

    [Fact]
    public async Task A_stop_ends_the_wait_and_tells_what_was_added()
    {
        using var shell = System.Management.Automation.PowerShell.Create(Session.Runspace);
        shell.AddScript("1..3 | ForEach-Object { [pscustomobject]@{ Name = \"d$_\"; Url = 'gs://b/1.tif' } } | Add-EsDataset -Wait");
        using var output = new System.Management.Automation.PSDataCollection<System.Management.Automation.PSObject>();
        var running = shell.BeginInvoke<System.Management.Automation.PSObject, System.Management.Automation.PSObject>(null, output);
        while (Emulator.Requests.Count(request => request.Method == "GET") < 3)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        shell.Stop();

        Assert.Throws<System.Management.Automation.PipelineStoppedException>(() => shell.EndInvoke(running));
        // The stop can come while the first is being written: then the output has it.
        var told = string.Join('\n', shell.Streams.Warning.Select(record => record.Message).Concat(output.Select(added => $"{added.Properties["DatasetVersionId"].Value}")));
        Assert.All(Emulator.StoredDatasets().Take(3), dataset => Assert.Contains(dataset.VersionId.ToString(), told, StringComparison.Ordinal));
    }
}
