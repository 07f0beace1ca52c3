namespace Earthscale;

/// <summary>
/// How a row of an input and the catalog's dataset of that name compare. Flat, and with the request as text, so that
/// nothing of it is lost when it is saved with Export-Clixml and read back as a plan.
/// </summary>
public sealed record DatasetComparison
{
    /// <summary>The <see cref="FormatVersion"/> that this version of the module writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>One of the values of <see cref="ComparisonResult"/>.</summary>
    public required string Result { get; init; }

    /// <summary>The name, exactly as in the input, or else as in the catalog.</summary>
    public required string Name { get; init; }

    /// <summary>What differs: <c>Type</c>, <c>Source</c>, <c>Tag:</c> and a key; empty for nothing.</summary>
    public IReadOnlyList<string> Difference { get; init; } = [];

    /// <summary>The differing values.</summary>
    public IReadOnlyList<DatasetDifference> Detail { get; init; } = [];

    /// <summary>What could not be compared: <c>Source</c> where the dataset has no digest that this version knows, <c>Type</c> of tile servers.</summary>
    public IReadOnlyList<string> Undetermined { get; init; } = [];

    /// <summary>Why Sync-EsDataset does not act on it: <c>TypeDiffers</c>, <c>RowErrors</c>, <c>AmbiguousName</c>, <c>Protected</c> or <c>NothingInCommon</c>; null when it does.</summary>
    public string? Blocked { get; init; }

    /// <summary>The row's number in the input, from 1; null for what is only in the catalog.</summary>
    public long? RowNumber { get; init; }

    /// <summary>The dataset in the catalog; null for what is only in the input.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>The dataset's latest version when the catalog was read; null for what is only in the input.</summary>
    public Guid? DatasetVersionId { get; init; }

    /// <summary>What would be sent, as JSON; null for what is only in the catalog.</summary>
    public string? Request { get; init; }

    /// <summary>The owner that the scope names; null for none.</summary>
    public string? ManagedBy { get; init; }

    /// <summary>The whole scope, as JSON.</summary>
    public required string Scope { get; init; }

    /// <summary>The root of the service that was compared with.</summary>
    public required string CatalogUrl { get; init; }

    /// <summary>The version of this form.</summary>
    public int FormatVersion { get; init; } = CurrentFormat;

    /// <summary>Result and name.</summary>
    public override string ToString() => $"{Result}: {Name}";
}
