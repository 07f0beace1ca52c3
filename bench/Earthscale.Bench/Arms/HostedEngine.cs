using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Earthscale.Bench.Arms;

/// <summary>A PowerShell engine of this process, with the module in it.</summary>
internal static class HostedEngine
{
    /// <summary>The manifest of the module that was built.</summary>
    public static string Manifest { get; } =
        typeof(HostedEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ModuleFolder").Value + "Earthscale.psd1";

    public static Runspace Open()
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Measure-Dataset", typeof(MeasureDatasetCommand), helpFileName: null));
        state.ImportPSModule(Manifest);
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        return runspace;
    }
}
