using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Earthscale.Bench.Arms;

/// <summary>A PowerShell engine in this process, with the module.</summary>
internal static class HostedEngine
{
    /// <summary>The manifest of the built module.</summary>
    public static string Manifest { get; } =
        typeof(HostedEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ModuleFolder").Value + "Earthscale.psd1";

    public static Runspace Open()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Manifest);
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        return runspace;
    }
}
