using System.Management.Automation;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The changes of a run, in the order of sending: the rows first, then the removals.</summary>
internal sealed class SyncPlan
{
    private const int MaxNamed = 50;

    private SyncPlan(IReadOnlyList<PlannedChange> changes)
    {
        Rows = [.. changes.Where(change => change.Comparison.Result != ComparisonResult.OnlyInCatalog)];
        Removals = [.. changes.Where(change => change.Action == SyncAction.Remove)];
        Kept = [.. changes.Where(change => change.Comparison.Result == ComparisonResult.OnlyInCatalog && change.Action == SyncAction.None)];
    }

    /// <summary>New datasets, new versions, and blocked rows, in the order of the input.</summary>
    public IReadOnlyList<PlannedChange> Rows { get; }

    public IReadOnlyList<PlannedChange> Removals { get; }

    /// <summary>The datasets without a row that are not removed.</summary>
    public IReadOnlyList<PlannedChange> Kept { get; }

    /// <summary>The changes to send.</summary>
    public IEnumerable<PlannedChange> Changes => Rows.Where(change => change.Action != SyncAction.None).Concat(Removals);

    /// <param name="comparisons">The comparisons.</param>
    /// <param name="prune">Whether to remove datasets without a row.</param>
    /// <param name="adopt">Whether to adopt datasets outside the scope.</param>
    /// <param name="allowEmpty">Whether to remove datasets even if no row matches one.</param>
    public static SyncPlan Of(IEnumerable<DatasetComparison> comparisons, bool prune, bool adopt, bool allowEmpty) =>
        new([.. comparisons.Select(item => Plan(item, prune, adopt, allowEmpty)).OfType<PlannedChange>()]);

    /// <summary>Checks for unintended removals.</summary>
    /// <exception cref="FailedCheckException">The check fails.</exception>
    public void CheckRemovals(int maximum)
    {
        if (Kept.Any(change => change.Reason == BlockReason.NothingInCommon))
        {
            throw new FailedCheckException(ErrorId.NothingInCommon, ErrorCategory.InvalidOperation, $"The catalog has datasets to remove ({Kept.Count}), but no row of the input matches a dataset in the scope. Check the input, the scope, and the account (Get-EsContext); -AllowEmpty removes them anyway.");
        }

        if (Removals.Count > maximum)
        {
            var names = Removals.Select(change => change.Comparison.Name).ToList();
            throw new FailedCheckException(ErrorId.TooManyRemovals, ErrorCategory.LimitsExceeded, $"More datasets would be removed ({names.Count}) than -MaximumRemoval {maximum} allows: {QuotedText.List(names, MaxNamed)}. Check the input; to remove all of them, use -MaximumRemoval {names.Count}.", names);
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
