namespace Earthscale;

/// <summary>
/// The result of comparing a row with the catalog's dataset of the same name. It is flat and holds the request as text,
/// so that Export-Clixml and Import-Clixml lose nothing of a plan.
/// </summary>
public sealed record DatasetComparison
{
    /// <summary>The value of <see cref="FormatVersion"/> that this version of the module writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Gets the result, one of the values of <see cref="ComparisonResult"/>.</summary>
    public required string Result { get; init; }

    /// <summary>Gets the name in the input, or the name in the catalog if there is no row.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the names of the differing properties: <c>Type</c>, <c>Source</c>, or <c>Tag:</c> and a key; empty if there are none.</summary>
    public IReadOnlyList<string> Difference { get; init; } = [];

    /// <summary>Gets the differing values; empty if there are none.</summary>
    public IReadOnlyList<DatasetDifference> Detail { get; init; } = [];

    /// <summary>Gets the names of properties that could not be compared: <c>Source</c> if the dataset has no known digest, <c>Type</c> for tile servers.</summary>
    public IReadOnlyList<string> Undetermined { get; init; } = [];

    /// <summary>Gets the reason why Sync-EsDataset makes no change: <c>TypeDiffers</c>, <c>RowErrors</c>, <c>AmbiguousName</c>, <c>Protected</c>, or <c>NothingInCommon</c>; null if nothing blocks the change.</summary>
    public string? Blocked { get; init; }

    /// <summary>Gets the row's number in the input, from 1; null if there is no row.</summary>
    public long? RowNumber { get; init; }

    /// <summary>Gets the id of the dataset in the catalog; null if there is none.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Gets the id of the dataset's latest version at the time of the comparison; null if there is none.</summary>
    public Guid? DatasetVersionId { get; init; }

    /// <summary>Gets the request that would be sent, as JSON; null if there is no row.</summary>
    public string? Request { get; init; }

    /// <summary>Gets the owner in the scope; null if the scope has none.</summary>
    public string? ManagedBy { get; init; }

    /// <summary>Gets the scope, as JSON.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets the root URL of the service.</summary>
    public required string CatalogUrl { get; init; }

    /// <summary>Gets the version of the plan format.</summary>
    public int FormatVersion { get; init; } = CurrentFormat;

    /// <summary>Returns the result and the name.</summary>
    public override string ToString() => $"{Result}: {Name}";
}
