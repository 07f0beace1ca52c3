using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes the names of the session's accounts.</summary>
public sealed class ContextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = TypedWord.Read(wordToComplete);
        return SessionContext.All
            .Where(account => account.Name!.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase))
            .Select(account => word.CreateResult(account.Name!, account.Name!, DisplayText.OneLine(account.ToString(), 200)));
    }
}
