using System.Management.Automation;
using System.Reflection;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Determines whether a command's output goes directly to the screen.</summary>
/// <remarks>
/// PowerShell has no API for that, so this inspects its pipes by reflection. If that fails, a screen is assumed, which
/// only disables the progress bar.
/// </remarks>
internal static class OutputTarget
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // Commands that write no output to the screen, or only after the listing.
    private static readonly HashSet<string> s_ends = new(StringComparer.OrdinalIgnoreCase)
    {
        "Out-File", "Out-Null", "Out-String", "Set-Content", "Add-Content", "Set-Variable", "Sort-Object", "Group-Object", "Measure-Object", "ConvertTo-Json",
    };

    /// <summary>Whether the output goes to the screen.</summary>
    /// <param name="command">The command.</param>
    public static bool IsScreen(Cmdlet command)
    {
        try
        {
            var runtime = (object?)command.CommandRuntime;
            while (Get(Get(runtime, "OutputPipe"), "DownstreamCmdlet") is { } next)
            {
                var name = (Get(next, "CommandInfo") as CommandInfo)?.Name ?? "";
                if (s_ends.Contains(name) || name.StartsWith("Export-", StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }

                if (name is "Out-Default" or "Out-Host")
                {
                    return true;
                }

                runtime = Get(next, "CommandRuntime");
            }

            // A variable, an expression, or a host application.
            return Get(runtime, "OutputPipe") is null;
        }
        catch (Exception e) when (e is TargetException or TargetInvocationException or AmbiguousMatchException)
        {
            return true;
        }
    }

    private static object? Get(object? item, string property) => item?.GetType().GetProperty(property, Any)?.GetValue(item);
}
