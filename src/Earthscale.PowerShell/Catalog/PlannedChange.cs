using Earthscale.Client.Datasets;

namespace Earthscale.PowerShell.Catalog;

/// <summary>What a run does about one name.</summary>
/// <param name="Action">What to do; None when something blocks it.</param>
/// <param name="Comparison">What it follows from.</param>
internal sealed record PlannedChange(SyncAction Action, DatasetComparison Comparison)
{
    /// <summary>What blocks it; null when nothing does.</summary>
    public string? Reason { get; init; }

    /// <summary>What to send; null for a removal, and for nothing.</summary>
    public NewDataset? Request { get; init; }

    public DatasetSyncResult Result(SyncStatus status, string? reason = null) => new()
    {
        Action = Action,
        Status = status,
        Name = Comparison.Name,
        Difference = Comparison.Difference,
        DatasetId = Comparison.DatasetId,
        RowNumber = Comparison.RowNumber,
        Reason = reason ?? Reason,
    };
}
