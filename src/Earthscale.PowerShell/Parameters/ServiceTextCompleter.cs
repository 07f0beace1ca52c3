using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes arguments that are not local paths with common values, or with nothing, so that PowerShell does not suggest local files.</summary>
internal sealed class ServiceTextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = TypedWord.Read(wordToComplete);
        return GetSuggestions(parameterName)
            .Where(text => text.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase))
            .Select(text => text.StartsWith("@{", StringComparison.Ordinal) ? new CompletionResult(text) : word.CreateResult(text, text, text));
    }

    private static string[] GetSuggestions(string parameter) => parameter switch
    {
        "Url" => ["gs://", "s3://", "https://", "az://"],
        "GroupBy" => ["time"],
        "FilenameDatePattern" => ["%Y-%m-%d", "%Y%m%d", "%Y%m%dT%H%M%S"],
        "Path" => ["/v1/datasets", "/v1/datasets/cursor", "/v1/dataset-versions/", "/api-versions/v1"],
        "Query" => ["@{ limit = 100 }"],
        "CreatedAfter" or "CreatedBefore" => [DateTime.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        _ => [],
    };
}
