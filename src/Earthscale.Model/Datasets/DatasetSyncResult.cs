namespace Earthscale;

/// <summary>The result of Sync-EsDataset for one name.</summary>
public sealed record DatasetSyncResult
{
    /// <summary>Gets the planned action.</summary>
    public required SyncAction Action { get; init; }

    /// <summary>Gets the outcome of the action.</summary>
    public required SyncStatus Status { get; init; }

    /// <summary>Returns the dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the names of the differing properties: <c>Type</c>, <c>Source</c>, or <c>Tag:</c> and a key; empty if there are none.</summary>
    public IReadOnlyList<string> Difference { get; init; } = [];

    /// <summary>Gets the dataset's id; null if there is none.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Gets the id of the new version, or of the version that marks the removal; null if nothing changed.</summary>
    public Guid? DatasetVersionId { get; init; }

    /// <summary>Gets the row's number in the input, from 1; null for a removal.</summary>
    public long? RowNumber { get; init; }

    /// <summary>Gets the reason why nothing changed: an error id, the reason that blocked the change, <c>RemovalsSkipped</c>, or <c>Declined</c>; null on success.</summary>
    public string? Reason { get; init; }

    /// <summary>Returns the action, the name, and the status.</summary>
    public override string ToString() => $"{Action} {Name}: {Status}";
}
