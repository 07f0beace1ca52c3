using System.Management.Automation;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The options of a comparison.</summary>
/// <param name="Scope">The part of the catalog that the input describes.</param>
/// <param name="IgnoredTags">Patterns of tag keys that are not compared, and whose values in the catalog are kept.</param>
/// <param name="IncludeDigest">Whether to add a digest of the source to the tags.</param>
/// <param name="AllowEmpty">Whether an input that has nothing in common with the catalog may remove datasets.</param>
/// <param name="CatalogUrl">The service's root URL.</param>
internal sealed record CompareOptions(CatalogScope Scope, IReadOnlyList<WildcardPattern> IgnoredTags, bool IncludeDigest, bool AllowEmpty, string CatalogUrl)
{
    public bool IsIgnored(string key) => IgnoredTags.Any(pattern => pattern.IsMatch(key));
}
