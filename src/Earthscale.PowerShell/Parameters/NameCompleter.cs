using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes the names of datasets for parameters that take a name as it is.</summary>
public class NameCompleter : CatalogCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionResult> Complete(string parameterName, TypedWord word, Func<string?, IReadOnlyList<Dataset>> find)
    {
        var typed = Meant(word.Text);
        return find(typed)
            .Where(dataset => IsPrintable(dataset.Name) && dataset.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(dataset => dataset.Name, StringComparer.Ordinal)
            .OrderBy(dataset => dataset.Name, StringComparer.OrdinalIgnoreCase)
            .Select(dataset => word.Offer(Argument(dataset.Name), dataset.Name, Describe(dataset)));
    }

    /// <summary>The beginning of a name that was typed.</summary>
    private protected virtual string Meant(string typed) => typed;

    /// <summary>A name as the parameter takes it.</summary>
    private protected virtual string Argument(string name) => name;

    private static string Describe(Dataset dataset) =>
        $"{dataset.Type} {dataset.DatasetId}{(dataset.Tags.Count == 0 ? "" : $" ({DisplayText.OneLine(dataset.Tags.ToString(), 200)})")}";
}
