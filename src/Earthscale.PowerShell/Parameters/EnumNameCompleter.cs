using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes the names of an enumeration for a string parameter.</summary>
internal sealed class EnumNameCompleter<T> : IArgumentCompleter
    where T : struct, Enum
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Enum.GetNames<T>()
            .Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
