using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Catalog;

/// <summary>All that a run does, in the order of sending: the rows first, then the removals.</summary>
internal sealed class SyncPlan
{
    private const int MaxNamed = 50;

    private SyncPlan(IReadOnlyList<PlannedChange> changes)
    {
        Rows = [.. changes.Where(change => change.Comparison.Result != ComparisonResult.OnlyInCatalog)];
        Removals = [.. changes.Where(change => change.Action == SyncAction.Remove)];
        Kept = [.. changes.Where(change => change.Comparison.Result == ComparisonResult.OnlyInCatalog && change.Action == SyncAction.None)];
    }

    /// <summary>Additions, further versions, and rows that are blocked, in the input's order.</summary>
    public IReadOnlyList<PlannedChange> Rows { get; }

    /// <summary>What to remove.</summary>
    public IReadOnlyList<PlannedChange> Removals { get; }

    /// <summary>What is only in the catalog and not removed all the same.</summary>
    public IReadOnlyList<PlannedChange> Kept { get; }

    /// <summary>All that is to be sent.</summary>
    public IEnumerable<PlannedChange> Changes => Rows.Where(change => change.Action != SyncAction.None).Concat(Removals);

    /// <param name="comparisons">The comparisons, of rows or from a saved plan.</param>
    /// <param name="prune">Whether to remove what is only in the catalog.</param>
    /// <param name="adopt">Whether to take over datasets from outside the scope.</param>
    /// <param name="allowEmpty">Whether to remove even when nothing is in common.</param>
    public static SyncPlan Of(IEnumerable<DatasetComparison> comparisons, bool prune, bool adopt, bool allowEmpty) =>
        new([.. comparisons.Select(item => Plan(item, prune, adopt, allowEmpty)).OfType<PlannedChange>()]);

    /// <summary>The guards against removing what nobody meant to remove.</summary>
    /// <exception cref="GuardException">One of them holds.</exception>
    public void CheckRemovals(int maximum)
    {
        if (Kept.Any(change => change.Reason == BlockReason.NothingInCommon))
        {
            throw new GuardException("NothingInCommon", ErrorCategory.InvalidOperation, $"The catalog has {Kept.Count} datasets to remove, but no row of the input is a dataset of the scope. Check the input, the scope and the account (Get-EsContext); -AllowEmpty removes them all the same. Nothing was sent.");
        }

        if (Removals.Count > maximum)
        {
            var names = Removals.Select(change => change.Comparison.Name).ToList();
            throw new GuardException("TooManyRemovals", ErrorCategory.LimitsExceeded, $"{names.Count} datasets would be removed, more than -MaximumRemoval {maximum} allows: {QuotedText.List(names, MaxNamed)}. Check the input; if all of them are to go, give -MaximumRemoval {names.Count}. Nothing was sent.", names);
        }
    }

    private static PlannedChange? Plan(DatasetComparison item, bool prune, bool adopt, bool allowEmpty)
    {
        var action = item.Result switch
        {
            ComparisonResult.OnlyInInput => SyncAction.Add,
            ComparisonResult.Different or ComparisonResult.OutOfScope => SyncAction.AddVersion,
            ComparisonResult.OnlyInCatalog when prune => SyncAction.Remove,
            _ => SyncAction.None,
        };
        if (action == SyncAction.None)
        {
            return null;
        }

        var blocked = item.Result == ComparisonResult.OutOfScope && !adopt ? ComparisonResult.OutOfScope
            : item.Blocked == BlockReason.NothingInCommon && allowEmpty ? null
            : item.Blocked;
        return blocked is null
            ? new PlannedChange(action, item) { Request = item.Request is { } request && action != SyncAction.Remove ? SavedRequest.Parse(request).ToDataset() : null }
            : new PlannedChange(SyncAction.None, item) { Reason = blocked };
    }
}
