using System.Management.Automation;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The messages of Sync-EsDataset: errors, warnings, and the confirmation.</summary>
internal static class SyncMessages
{
    private const int MaxNamed = 10;

    /// <summary>Creates the error of a blocked change.</summary>
    public static ErrorRecord Blocked(PlannedChange change)
    {
        var item = change.Comparison;
        var (id, message) = change.Reason == BlockReason.TypeDiffers
            ? (ErrorId.TypeDiffers, $"The catalog's dataset is {item.Detail.FirstOrDefault(detail => detail.Property == "Type")?.InCatalog ?? "of another type"}, and a dataset's type does not change. Give the row another name, or remove the dataset first: Remove-EsDataset -DatasetId {item.DatasetId}")
            : (ErrorId.OutOfScope, "The catalog has a dataset of this name outside the scope. Give the row another name, or adopt the dataset with -Adopt.");
        return ErrorRecords.Create(new InvalidOperationException(DisplayText.OneLine(Subject(item) + message)), id, ErrorCategory.ResourceExists, item, item.Name);
    }

    /// <summary>Gets the prefix of messages about a row.</summary>
    public static string Subject(DatasetComparison item) => $"Row {item.RowNumber} ({QuotedText.Of(item.Name)}): ";

    /// <summary>Describes why datasets without a row are not removed.</summary>
    public static IEnumerable<string> DescribeKept(SyncPlan plan) =>
        from change in plan.Kept
        where change.Reason != BlockReason.NothingInCommon
        group change.Comparison.Name by change.Reason into same
        let names = QuotedText.List([.. same], MaxNamed)
        select same.Key switch
        {
            BlockReason.Protected => $"Not removed, since tagged {ReservedTags.Protected}:true: {names}.",
            BlockReason.RowErrors => $"Nothing is removed, since rows of the input have errors. Not removed: {names}.",
            BlockReason.AmbiguousName => $"Not removed, since several datasets have the name: {names}.",
            _ => $"Not removed, since no longer in the scope: {names}.",
        };

    /// <summary>Gets the question before anything is sent.</summary>
    public static string Question(SyncPlan plan, string catalogUrl)
    {
        var rows = plan.Rows.ToLookup(change => change.Action);
        return $"At {catalogUrl}: {rows[SyncAction.Add].Count()} to add, {rows[SyncAction.AddVersion].Count()} to update, {plan.Removals.Count} to remove: {QuotedText.List([.. plan.Removals.Select(change => change.Comparison.Name)], MaxNamed)}. Continue?";
    }

    /// <summary>Describes a version that was added to another dataset than planned, because the catalog has changed; null if there is none.</summary>
    public static string? DescribeOtherDataset(PlannedChange change, AddedDataset added, CatalogSnapshot catalog)
    {
        var name = QuotedText.Of(added.Name);
        return change.Action == SyncAction.AddVersion
            ? added.DatasetId == change.Comparison.DatasetId ? null : $"{name}: the service added the version to dataset {added.DatasetId} instead of dataset {change.Comparison.DatasetId}."
            : catalog.Find(added.DatasetId) is { } known ? $"{name}: instead of a dataset, the service added a version to dataset {known.DatasetId}, {QuotedText.Of(known.Name)}." : null;
    }
}
