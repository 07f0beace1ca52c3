using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes variables (bands) and dimensions: those of the command's version, or of the newest raster datasets.</summary>
internal sealed class VersionPartCompleter : CatalogCompleter
{
    private const int MaxVersions = 10;

    private protected override IEnumerable<CompletionResult> Complete(CompletionRequest request) =>
        from version in VersionCache.Get(request.Context, Ids(request))
        from part in Parts(request.Parameter, version)
        where IsPrintable(part) && part.StartsWith(request.Word.Text, StringComparison.OrdinalIgnoreCase)
        group version.Name by part into known
        select CreateResult(request, known.Key, $"{(IsOfVariables(request.Parameter) ? "Variable" : "Dimension")} of {string.Join(", ", known.Distinct().Take(3))}");

    private static IEnumerable<Guid> Ids(CompletionRequest request)
    {
        if (Guid.TryParse($"{request.Argument("VersionId")}", out var id))
        {
            return [id];
        }

        var name = request.Argument("Name") as string;
        var named = name is null ? [] : request.Find(name).Where(dataset => dataset.Name == name).ToList();
        return (named.Count > 0 ? named : request.Find(null).Where(dataset => dataset.Type == DatasetType.Raster).Take(MaxVersions)).Select(dataset => dataset.DatasetVersionId);
    }

    private static bool IsOfVariables(string parameter) => parameter is "Band" or "Variable" or "FilenameBandPattern";

    private static IEnumerable<string> Parts(string parameter, DatasetVersion version) =>
        IsOfVariables(parameter) ? version.Variables.Keys : version.PixelInfoOptimizations.Keys;

    // PowerShell calls no completer inside @{ }, so the results are whole hashtables, or equivalent text.
    private static CompletionResult CreateResult(CompletionRequest request, string part, string tip) => request.Parameter switch
    {
        "Index" => new CompletionResult($"@{{ {TypedWord.Read("'").CreateResult(part, part, tip).CompletionText} = 0 }}", part, CompletionResultType.ParameterValue, tip),
        "FilenameBandPattern" => request.Word.CreateResult($"*{part}*:{part}", part, tip),
        "Rename" => request.Word.CreateResult($"{part}:", part, tip),
        _ => request.Word.CreateResult(part, part, tip),
    };
}
