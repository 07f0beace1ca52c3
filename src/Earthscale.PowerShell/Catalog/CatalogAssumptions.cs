namespace Earthscale.PowerShell.Catalog;

/// <summary>
/// Assumptions of the comparison that no public source confirms. Two more assumptions are in the order of
/// Sync-EsDataset's requests: listings show a change at once, and they are ordered by the time of the last change.
/// </summary>
internal static class CatalogAssumptions
{
    /// <summary>Names are case-sensitive.</summary>
    public static StringComparer Names => StringComparer.Ordinal;

    /// <summary>Types are not case-sensitive.</summary>
    public static StringComparer Types => StringComparer.OrdinalIgnoreCase;

    /// <summary>Gets the dataset type of a source type; null if unknown.</summary>
    public static string? TypeOf(SourceType source) => source switch
    {
        SourceType.Image or SourceType.Zarr => DatasetType.Raster,
        SourceType.Vector => DatasetType.Vector,
        _ => null,
    };

    /// <summary>Gets the tags of a new version. They replace all tags of the previous version, so tags to keep are included.</summary>
    /// <param name="inInput">The row's tags; null if the input has none.</param>
    /// <param name="inCatalog">The dataset's tags; empty for a new dataset.</param>
    /// <param name="isIgnored">Determines the keys whose values in the catalog are kept.</param>
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
