namespace Earthscale.PowerShell.Catalog;

/// <summary>Tags by which the module keeps its own account in the catalog; never compared, and kept by new versions.</summary>
internal static class ReservedTags
{
    /// <summary>Who keeps the dataset; only these are removed by a run with that owner.</summary>
    public const string ManagedBy = "es-managed-by";

    /// <summary>What the dataset is read from, as a hash.</summary>
    public const string Digest = "es-digest";

    /// <summary>With the value <c>true</c>: is never removed by Sync-EsDataset.</summary>
    public const string Protected = "es-protected";

    public static bool Contains(string key) => key is ManagedBy or Digest or Protected;

    // Spreadsheets write TRUE.
    public static bool Protect(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(Protected, out var value) && value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
}
