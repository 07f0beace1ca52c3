using System.Management.Automation;

namespace Earthscale.PowerShell.Catalog;

/// <summary>How an input is compared with the catalog.</summary>
/// <param name="Scope">The part of the catalog that the input describes.</param>
/// <param name="IgnoredTags">Keys of tags that the catalog decides.</param>
/// <param name="IncludeDigest">Whether what is sent gets a digest of its source.</param>
/// <param name="AllowEmpty">Whether an input that has nothing in common with the catalog may remove.</param>
/// <param name="CatalogUrl">The root of the service.</param>
internal sealed record CompareOptions(CatalogScope Scope, IReadOnlyList<WildcardPattern> IgnoredTags, bool IncludeDigest, bool AllowEmpty, string CatalogUrl)
{
    public bool IsIgnored(string key) => IgnoredTags.Any(pattern => pattern.IsMatch(key));
}
