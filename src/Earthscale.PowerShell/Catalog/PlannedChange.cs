using Earthscale.Client.Datasets;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The planned change for one name.</summary>
/// <param name="Action">The action; None if the change is blocked.</param>
/// <param name="Comparison">The comparison.</param>
internal sealed record PlannedChange(SyncAction Action, DatasetComparison Comparison)
{
    /// <summary>The reason why the change is blocked; null if it is not.</summary>
    public string? Reason { get; init; }

    /// <summary>The dataset to add; null for a removal and for a blocked change.</summary>
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
