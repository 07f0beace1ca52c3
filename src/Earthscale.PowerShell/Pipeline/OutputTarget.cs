using System.Management.Automation;
using System.Reflection;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Finds out whether a command's rows go to a screen as they are written.</summary>
/// <remarks>
/// PowerShell does not tell a command that. Its own pipes know it, and are looked at by reflection; where that finds
/// nothing, a screen is assumed, which costs no more than a progress bar.
/// </remarks>
internal static class OutputTarget
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // What they get does not go on, or not before the listing has ended.
    private static readonly HashSet<string> s_ends = new(StringComparer.OrdinalIgnoreCase)
    {
        "Out-File", "Out-Null", "Out-String", "Set-Content", "Add-Content", "Set-Variable", "Sort-Object", "Group-Object", "Measure-Object", "ConvertTo-Json",
    };

    /// <summary>Whether rows go to a screen, for all that can be known.</summary>
    /// <param name="command">The command that writes them.</param>
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

            // A variable, an expression, or a program that runs PowerShell.
            return Get(runtime, "OutputPipe") is null;
        }
        catch (Exception e) when (e is TargetException or TargetInvocationException or AmbiguousMatchException)
        {
            return true;
        }
    }

    private static object? Get(object? item, string property) => item?.GetType().GetProperty(property, Any)?.GetValue(item);
}
