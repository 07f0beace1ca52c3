namespace Earthscale.PowerShell.Catalog;

/// <summary>
/// What the comparison takes for granted and no public source states. Two more assumptions are in the order of
/// Sync-EsDataset's requests: listings show a change at once, and a listing is ordered by the time of change.
/// </summary>
internal static class CatalogAssumptions
{
    /// <summary>Names are the same when they are equal, character for character.</summary>
    public static StringComparer Names => StringComparer.Ordinal;

    /// <summary>Types are the same in any case.</summary>
    public static StringComparer Types => StringComparer.OrdinalIgnoreCase;

    /// <summary>What the catalog calls a dataset of this source; null where that is not known.</summary>
    public static string? TypeOf(SourceType source) => source switch
    {
        SourceType.Image or SourceType.Zarr => DatasetType.Raster,
        SourceType.Vector => DatasetType.Vector,
        _ => null,
    };

    /// <summary>The tags to send: those of a new version replace all tags of the one before, so what is to stay is sent again.</summary>
    /// <param name="inInput">The row's tags; null when the input does not tell any.</param>
    /// <param name="inCatalog">The dataset's tags; empty for a new dataset.</param>
    /// <param name="isIgnored">Which keys the catalog decides.</param>
    public static Dictionary<string, string> NewVersionTags(
        IReadOnlyDictionary<string, string>? inInput, IReadOnlyDictionary<string, string> inCatalog, Predicate<string> isIgnored)
    {
        var tags = new Dictionary<string, string>(inInput ?? inCatalog, StringComparer.Ordinal);
        foreach (var (key, value) in inCatalog)
        {
            if (ReservedTags.Contains(key) || isIgnored(key))
            {
                tags[key] = value;
            }
        }

        return tags;
    }
}
