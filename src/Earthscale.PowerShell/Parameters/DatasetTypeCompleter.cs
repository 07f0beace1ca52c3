using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes the known dataset types.</summary>
public sealed class DatasetTypeCompleter : IArgumentCompleter
{
    private static readonly string[] s_types = ["Raster", "Vector"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        s_types
            .Where(type => type.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(type => new CompletionResult(type));
}
