using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes the ids of datasets and of their latest versions, from the start of an id or a part of a name.</summary>
public sealed class IdCompleter : CatalogCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionRequest request)
    {
        var word = request.Word;
        var ofVersion = request.Parameter == "VersionId";
        var byId = CreateResults(request.Find(null), dataset => Id(dataset, ofVersion).StartsWith(word.Text, StringComparison.OrdinalIgnoreCase), word, ofVersion);
        return byId.Count > 0
            ? byId
            : CreateResults(request.Find(word.Text), dataset => dataset.Name.Contains(word.Text, StringComparison.OrdinalIgnoreCase), word, ofVersion);
    }

    private static List<CompletionResult> CreateResults(IReadOnlyList<Dataset> datasets, Func<Dataset, bool> isMeant, TypedWord word, bool ofVersion) =>
        [.. datasets.Where(isMeant).OrderBy(dataset => dataset.Name, StringComparer.OrdinalIgnoreCase).Select(dataset => CreateResult(dataset, word, Id(dataset, ofVersion)))];

    private static CompletionResult CreateResult(Dataset dataset, TypedWord word, string id)
    {
        var name = dataset.Name.Length == 0 ? id : DisplayText.OneLine(dataset.Name, 200);
        return word.CreateResult(id, name, name);
    }

    private static string Id(Dataset dataset, bool ofVersion) => (ofVersion ? dataset.DatasetVersionId : dataset.DatasetId).ToString();
}
