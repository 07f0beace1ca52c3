using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes the names of datasets for parameters without wildcards.</summary>
public class NameCompleter : CatalogCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionRequest request)
    {
        var typed = GetPrefix(request.Word.Text);
        return request.Find(typed)
            .Where(dataset => IsPrintable(dataset.Name) && dataset.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(dataset => dataset.Name, StringComparer.Ordinal)
            .OrderBy(dataset => dataset.Name, StringComparer.OrdinalIgnoreCase)
            .Select(dataset => request.Word.CreateResult(ToArgument(dataset.Name), dataset.Name, Describe(dataset)));
    }

    /// <summary>Gets the typed start of a name.</summary>
    private protected virtual string GetPrefix(string typed) => typed;

    /// <summary>Converts a name to an argument.</summary>
    private protected virtual string ToArgument(string name) => name;

    private static string Describe(Dataset dataset) =>
        $"{dataset.Type} {dataset.DatasetId}{(dataset.Tags.Count == 0 ? "" : $" ({DisplayText.OneLine(dataset.Tags.ToString(), 200)})")}";
}
