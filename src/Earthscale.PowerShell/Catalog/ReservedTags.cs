namespace Earthscale.PowerShell.Catalog;

/// <summary>The tags that the module itself uses. They are not compared, and new versions keep them.</summary>
internal static class ReservedTags
{
    /// <summary>The owner of the dataset. A run with an owner removes only the owner's datasets.</summary>
    public const string ManagedBy = "es-managed-by";

    /// <summary>A digest of the dataset's source.</summary>
    public const string Digest = "es-digest";

    /// <summary>With the value <c>true</c>, Sync-EsDataset never removes the dataset.</summary>
    public const string Protected = "es-protected";

    public static bool Contains(string key) => key is ManagedBy or Digest or Protected;

    // Spreadsheets write TRUE.
    public static bool IsProtected(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(Protected, out var value) && value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
}
