using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes text that only the service understands: beginnings that are usual, or what was typed, so that no local folder is offered.</summary>
internal sealed class ServiceTextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = TypedWord.Read(wordToComplete);
        string[] usual = parameterName switch
        {
            "Url" => ["gs://", "s3://", "https://", "az://"],
            "GroupBy" => ["time"],
            "FilenameDatePattern" => ["%Y-%m-%d", "%Y%m%d", "%Y%m%dT%H%M%S"],
            _ => [],
        };
        var meant = usual.Where(text => text.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase)).Select(text => word.Offer(text, text, text)).ToList();
        return meant.Count > 0 || word.Text.Length == 0 ? meant : [word.Offer(word.Text, word.Text, "The service reads this; it is not looked up here.")];
    }
}
