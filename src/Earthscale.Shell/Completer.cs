using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Earthscale.Shell;

/// <summary>What the engine offers behind Tab.</summary>
internal sealed class Completer(Runspace runspace)
{
    /// <summary>Completes a line at a position; null when there is nothing to offer.</summary>
    public CommandCompletion? Complete(string line, int position)
    {
        using var shell = PowerShell.Create(runspace);
        var found = CommandCompletion.CompleteInput(line, position, options: null, shell);
        return found.CompletionMatches.Count > 0 ? found : null;
    }
}
