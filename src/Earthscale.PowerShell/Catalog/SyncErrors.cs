using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Catalog;

/// <summary>What Sync-EsDataset says about names: errors, warnings and its one question.</summary>
internal static class SyncErrors
{
    private const int MaxNamed = 10;

    /// <summary>The error of a row that is not sent.</summary>
    public static ErrorRecord Blocked(PlannedChange change)
    {
        var item = change.Comparison;
        var message = change.Reason == BlockReason.TypeDiffers
            ? $"The catalog's dataset is {item.Detail.FirstOrDefault(detail => detail.Property == "Type")?.InCatalog ?? "of another type"}, and a dataset's type does not change. Give the row another name, or remove the dataset first: Remove-EsDataset -DatasetId {item.DatasetId}"
            : "The catalog has a dataset of this name outside the scope. Give the row another name, or take the dataset over with -Adopt.";
        var record = new ErrorRecord(new InvalidOperationException(Subject(item) + message), change.Reason, ErrorCategory.ResourceExists, item);
        record.CategoryInfo.TargetName = DisplayText.OneLine(item.Name, 100);
        return record;
    }

    /// <summary>What to say before a message about a row.</summary>
    public static string Subject(DatasetComparison item) => $"Row {item.RowNumber} ({QuotedText.Of(item.Name)}): ";

    /// <summary>Why datasets that are only in the catalog stay there.</summary>
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

    /// <summary>The one question before anything is sent.</summary>
    public static string Question(SyncPlan plan, string catalogUrl)
    {
        var rows = plan.Rows.ToLookup(change => change.Action);
        return $"At {catalogUrl}: add {rows[SyncAction.Add].Count()} datasets and {rows[SyncAction.AddVersion].Count()} further versions, then remove {plan.Removals.Count} datasets: {QuotedText.List([.. plan.Removals.Select(change => change.Comparison.Name)], MaxNamed)}. Continue?";
    }

    /// <summary>Whether the service made a version of another dataset than was planned: somebody else has changed the catalog meanwhile.</summary>
    public static string? DescribeOtherDataset(PlannedChange change, AddedDataset added, CatalogSnapshot catalog)
    {
        var name = QuotedText.Of(added.Name);
        return change.Action == SyncAction.AddVersion
            ? added.DatasetId == change.Comparison.DatasetId ? null : $"{name}: the version was to be of dataset {change.Comparison.DatasetId}, and the service made one of dataset {added.DatasetId}."
            : catalog.Find(added.DatasetId) is { } known ? $"{name}: a dataset was to be added, and the service made a version of dataset {known.DatasetId}, {QuotedText.Of(known.Name)}." : null;
    }

    /// <summary>What the catalog does not hold as it was sent.</summary>
    public static IEnumerable<string> DescribeUnconverged(IEnumerable<(PlannedChange Change, AddedDataset Added)> sent, IEnumerable<Dataset> recent)
    {
        var byId = recent.ToLookup(dataset => dataset.DatasetId);
        foreach (var (change, added) in sent)
        {
            var differing = byId[added.DatasetId].FirstOrDefault() is { } dataset ? Differences(change, dataset) : ["the dataset is not listed"];
            if (differing.Count > 0)
            {
                yield return $"NotConverged: {QuotedText.Of(added.Name)} still differs from what was sent: {DisplayText.OneLine(string.Join(", ", differing), 500)}.";
            }
        }
    }

    private static List<string> Differences(PlannedChange change, Dataset dataset)
    {
        var request = change.Request!;
        var sent = request.Tags ?? TagDictionary.Empty;
        var differing = sent.Keys.Union(dataset.Tags.Keys).Where(key => sent.GetValueOrDefault(key) != dataset.Tags.GetValueOrDefault(key)).Select(key => $"Tag:{key}").ToList();
        if (CatalogAssumptions.TypeOf(request.Type) is { } type && !CatalogAssumptions.Types.Equals(type, dataset.Type))
        {
            differing.Insert(0, "Type");
        }

        if (!CatalogAssumptions.Names.Equals(request.Name, dataset.Name))
        {
            differing.Insert(0, "Name");
        }

        return differing;
    }
}
