using System.Management.Automation;
using System.Management.Automation.Language;

namespace Earthscale.PowerShell.Errors;

/// <summary>Creates the position of a command without its arguments, which may contain a secret.</summary>
internal static class RedactedPosition
{
    public static IScriptExtent Of(InvocationInfo invocation)
    {
        var text = $"{invocation.MyCommand.Name} ...";
        var (line, column) = (invocation.ScriptLineNumber, invocation.OffsetInLine);
        return new ScriptExtent(
            new ScriptPosition(invocation.ScriptName, line, column, new string(' ', Math.Max(0, column - 1)) + text),
            new ScriptPosition(invocation.ScriptName, line, column + text.Length, new string(' ', Math.Max(0, column - 1)) + text));
    }
}
