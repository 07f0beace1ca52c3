using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Earthscale.Bench.Arms;

/// <summary>Get-EsDataset in an engine of this process, with a compiled command behind it that counts.</summary>
internal sealed class HostedArm : IArm
{
    private readonly Runspace _runspace;
    private readonly int _pageSize;

    public HostedArm(int pageSize)
    {
        _pageSize = pageSize;
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Measure-Dataset", typeof(MeasureDatasetCommand), helpFileName: null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Run($"Import-Module '{ModuleFolder}Earthscale.psd1'");
    }

    /// <summary>Where the build left the module.</summary>
    public static string ModuleFolder { get; } =
        typeof(HostedArm).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ModuleFolder").Value!;

    public Task ListAsync(Action seen)
    {
        MeasureDatasetCommand.Seen = seen;
        Run($"Get-EsDataset -PageSize {_pageSize} | Measure-Dataset");
        return Task.CompletedTask;
    }

    private void Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script).Invoke();
        if (shell.HadErrors)
        {
            throw new InvalidOperationException(shell.Streams.Error.ToString());
        }
    }
}
