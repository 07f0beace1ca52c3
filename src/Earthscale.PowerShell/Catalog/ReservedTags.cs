namespace Earthscale.PowerShell.Catalog;

/// <summary>The tags that the module itself uses. New versions keep them. They are not compared, except that a row can add the protection.</summary>
internal static class ReservedTags
{
    /// <summary>The owner of the dataset. A run with an owner removes only the owner's datasets.</summary>
    public const string ManagedBy = "es-managed-by";

    /// <summary>A digest of the dataset's source.</summary>
    public const string Digest = "es-digest";

    /// <summary>With the value <c>true</c>, Sync-EsDataset never removes the dataset.</summary>
    public const string Protected = "es-protected";

    public static bool Contains(string key) => key is ManagedBy or Digest or Protected;

    /// <summary>Whether a row protects a dataset that is not protected yet. A row never ends the protection.</summary>
    public static bool AddsProtection(IReadOnlyDictionary<string, string> inInput, IReadOnlyDictionary<string, string> inCatalog) =>
        IsProtected(inInput) && !IsProtected(inCatalog);

    // Spreadsheets write TRUE.
    public static bool IsProtected(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(Protected, out var value) && value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
}
