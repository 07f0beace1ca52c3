using System.Management.Automation;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The parameters that Compare-EsDataset and Sync-EsDataset share.</summary>
/// <remarks>
/// Both commands declare them, since PowerShell reads parameters from the properties of a class and its bases, and the bases
/// differ: Compare-EsDataset has no -ThrottleLimit.
/// </remarks>
internal interface ICatalogSettings
{
    /// <summary>Gets the owner of the datasets, which is the value of their tag <c>es-managed-by</c>; null for any.</summary>
    string? ManagedBy { get; }

    /// <summary>Gets the names or wildcard patterns of the datasets; null for all.</summary>
    string[]? Name { get; }

    /// <summary>Gets the tags that the datasets must have; null for any.</summary>
    TagFilter[]? Tag { get; }

    /// <summary>Gets case-sensitive keys or wildcard patterns of tags that are not compared, and that new versions keep; null for none.</summary>
    string[]? IgnoreTag { get; }

    /// <summary>Gets a value that indicates whether to add a digest of the source to the tags, which lets later runs detect a changed source.</summary>
    SwitchParameter IncludeDigest { get; }

    /// <summary>Gets a value that indicates whether to accept an input without rows, or without any dataset in the catalog.</summary>
    SwitchParameter AllowEmpty { get; }
}
