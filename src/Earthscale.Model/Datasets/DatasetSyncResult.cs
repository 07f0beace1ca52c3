namespace Earthscale;

/// <summary>What Sync-EsDataset did about one name.</summary>
public sealed record DatasetSyncResult
{
    /// <summary>What was planned.</summary>
    public required SyncAction Action { get; init; }

    /// <summary>What became of it.</summary>
    public required SyncStatus Status { get; init; }

    /// <summary>The dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>What differed: <c>Type</c>, <c>Source</c>, <c>Tag:</c> and a key; empty for nothing.</summary>
    public IReadOnlyList<string> Difference { get; init; } = [];

    /// <summary>The dataset; null when there is none yet.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>The version that was made, for a removal the one that marks it; null when nothing was made.</summary>
    public Guid? DatasetVersionId { get; init; }

    /// <summary>The row's number in the input, from 1; null for a removal.</summary>
    public long? RowNumber { get; init; }

    /// <summary>Why it was not done: the id of its error, what blocked it, <c>RemovalsSkipped</c> or <c>Declined</c>; null when it was done.</summary>
    public string? Reason { get; init; }

    /// <summary>Action, name and status.</summary>
    public override string ToString() => $"{Action} {Name}: {Status}";
}
