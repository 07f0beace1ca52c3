using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Sessions;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>The base of completers that query the service. They return no results after two seconds or after an error.</summary>
public abstract class CatalogCompleter : IArgumentCompleter
{
    // A longer list is not useful.
    private const int MaxResults = 500;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = TypedWord.Read(wordToComplete);
            return FindAccount(commandAst, fakeBoundParameters, out var context)
                ? [.. Complete(new CompletionRequest(commandName, parameterName, word, fakeBoundParameters, context)).Take(MaxResults)]
                : [];
        }
        catch (Exception)
        {
            // A completer reports no errors; the command does.
            return [];
        }
    }

    private protected abstract IEnumerable<CompletionResult> Complete(CompletionRequest request);

    /// <summary>Whether a text has no control characters, so that it can be displayed and typed.</summary>
    private protected static bool IsPrintable(string text) => text.Length > 0 && DisplayText.OneLine(text) == text;

    // With a -Context whose value is unknown, there are no results: they could come from another account.
    private static bool FindAccount(CommandAst command, IDictionary bound, out EarthscaleContext? context)
    {
        var value = ArgumentValue.Unwrap(bound["Context"]);
        context = value is string name ? SessionContext.Find(name) : value as EarthscaleContext;
        return context is not null || !command.CommandElements.OfType<CommandParameterAst>()
            .Any(parameter => parameter.ParameterName.Length >= 2 && "Context".StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase));
    }
}
