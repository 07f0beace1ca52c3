using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes an argument from what the service holds: within two seconds, or not at all, and never with an error.</summary>
public abstract class CatalogCompleter : IArgumentCompleter
{
    // Nobody reads on; typing one letter more narrows better.
    private const int MaxResults = 500;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = TypedWord.Read(wordToComplete);
            return FindAccount(commandAst, fakeBoundParameters, out var context)
                ? [.. Complete(parameterName, word, part => KnownDatasets.Find(context, part)).Take(MaxResults)]
                : [];
        }
        catch (Exception)
        {
            // Nobody asked a question here; the command itself will say what is wrong.
            return [];
        }
    }

    /// <summary>Finds what could be meant.</summary>
    /// <param name="parameterName">The parameter whose argument is typed.</param>
    /// <param name="word">What was typed of it.</param>
    /// <param name="find">Finds datasets whose names hold a part; null for any.</param>
    private protected abstract IEnumerable<CompletionResult> Complete(string parameterName, TypedWord word, Func<string?, IReadOnlyList<Dataset>> find);

    /// <summary>Whether a name can stand on a command line and in a list: one with control characters in it cannot.</summary>
    private protected static bool IsPrintable(string text) => text.Length > 0 && DisplayText.OneLine(text) == text;

    // Another account's datasets must not be offered: a -Context whose value is not known yet completes nothing.
    private static bool FindAccount(CommandAst command, IDictionary bound, out EarthscaleContext? context)
    {
        var value = bound["Context"] is PSObject wrapped ? wrapped.BaseObject : bound["Context"];
        context = value is string name ? SessionContext.Find(name) : value as EarthscaleContext;
        return context is not null || !command.CommandElements.OfType<CommandParameterAst>()
            .Any(parameter => parameter.ParameterName.Length >= 2 && "Context".StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase));
    }
}
