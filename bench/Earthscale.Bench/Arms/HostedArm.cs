using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Earthscale.Bench.Arms;

/// <summary>Get-EsDataset in an engine of this process, with a compiled command behind it that counts.</summary>
internal sealed class HostedArm(int pageSize) : IArm
{
    private readonly Runspace _runspace = HostedEngine.Open();

    public Task ListAsync(Action seen)
    {
        MeasureDatasetCommand.Seen = seen;
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript($"Get-EsDataset -PageSize {pageSize} | Measure-Dataset").Invoke();
        return shell.HadErrors ? throw new InvalidOperationException(shell.Streams.Error[0].ToString()) : Task.CompletedTask;
    }
}
