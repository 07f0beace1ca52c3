using System.Management.Automation;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The parameters by which Compare-EsDataset and Sync-EsDataset compare.</summary>
internal interface ICatalogSettings
{
    /// <summary>Who keeps the datasets that the rows describe: they have the tag <c>es-managed-by</c> with this value.</summary>
    string? ManagedBy { get; }

    /// <summary>Names or wildcard patterns that the datasets match.</summary>
    string[]? Name { get; }

    /// <summary>Tags that the datasets have, all of them.</summary>
    TagFilter[]? Tag { get; }

    /// <summary>Keys, or patterns of keys, of tags that are not compared and that new versions keep; case matters.</summary>
    string[]? IgnoreTag { get; }

    /// <summary>Tags what is sent with a digest of its source, by which later runs see that the source has changed.</summary>
    SwitchParameter IncludeDigest { get; }

    /// <summary>Takes an input without rows, or without any dataset of the catalog, as it is.</summary>
    SwitchParameter AllowEmpty { get; }
}
