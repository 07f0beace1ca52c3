using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Serialization;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Reads what Compare-EsDataset wrote, as it was written or as Import-Clixml gives it back.</summary>
internal static class SavedPlan
{
    private const string InvalidPlan = nameof(InvalidPlan);
    private static readonly string s_typeName = typeof(DatasetComparison).FullName!;

    /// <summary>Whether an input is of a plan, even of one that Select-Object or the like has cut down.</summary>
    public static bool IsPart(PSObject input) => input.TypeNames.Any(name => name.EndsWith(s_typeName, StringComparison.Ordinal));

    /// <summary>Reads a plan and checks all of it: it may have been changed by hand.</summary>
    /// <exception cref="GuardException">It is not a plan, or one for another catalog.</exception>
    public static IReadOnlyList<DatasetComparison> Read(IReadOnlyList<PSObject> input, string catalogUrl)
    {
        try
        {
            var items = input.Select(Read).ToList();
            var first = items[0];
            if (items.Find(item => item.CatalogUrl != catalogUrl) is { } other)
            {
                throw new GuardException("PlanFromOtherCatalog", ErrorCategory.InvalidArgument, $"The plan was made for {DisplayText.OneLine(other.CatalogUrl, 200)}, and this account is at {catalogUrl}. Give the right -Context, or compare again. Nothing was sent.", other.CatalogUrl);
            }

            if (items.Exists(item => item.Scope != first.Scope || item.ManagedBy != first.ManagedBy))
            {
                throw new FormatException("Its parts have different scopes; apply one plan at a time.");
            }

            Check(items, CatalogScope.Parse(first.Scope));
            return items;
        }
        catch (FormatException e)
        {
            throw new GuardException(InvalidPlan, ErrorCategory.InvalidData, $"The input is not a whole plan of Compare-EsDataset: {DisplayText.OneLine(e.Message, 500)} Compare again, and save the plan with Export-Clixml. Nothing was sent.");
        }
    }

    /// <summary>Takes out of a plan what must not be removed, whatever its Blocked says.</summary>
    public static IEnumerable<DatasetComparison> Recheck(IReadOnlyList<DatasetComparison> items, CatalogSnapshot catalog)
    {
        var scope = CatalogScope.Parse(items[0].Scope);
        return items.Select(item => item.Result != ComparisonResult.OnlyInCatalog || catalog.Find(item.DatasetId!.Value) is not { } dataset ? item
            : ReservedTags.Protect(dataset.Tags) ? item with { Blocked = item.Blocked ?? BlockReason.Protected }
            : scope.Contains(dataset.Name, dataset.Tags) ? item
            : item with { Blocked = ComparisonResult.OutOfScope });
    }

    private static DatasetComparison Read(PSObject input)
    {
        var item = input.BaseObject as DatasetComparison ?? Convert(input);
        return item.FormatVersion != DatasetComparison.CurrentFormat ? throw new FormatException($"Its FormatVersion is {item.FormatVersion}; this version of the module reads {DatasetComparison.CurrentFormat}.")
            : item.Name is null || item.Scope is null || item.CatalogUrl is null ? throw new FormatException("A part has no Name, Scope or CatalogUrl.")
            : item;
    }

    private static DatasetComparison Convert(PSObject input)
    {
        try
        {
            return (DatasetComparison)RecordConverter.Create(input, typeof(DatasetComparison));
        }
        catch (Exception e) when (e is not (PipelineStoppedException or FlowControlException))
        {
            // Whatever the conversion of a value that was changed by hand throws.
            throw new FormatException(e.Message, e);
        }
    }

    private static void Check(List<DatasetComparison> items, CatalogScope scope)
    {
        foreach (var item in items)
        {
            if (FindError(item, scope) is { } error)
            {
                throw new FormatException($"{QuotedText.Of(item.Name)}: {error}");
            }
        }

        var twice = items.Where(item => item.Request is not null).GroupBy(item => NameKey.Of(item.Name)).FirstOrDefault(same => same.Count() > 1)?.Key
            ?? items.Where(item => item.DatasetId is not null).GroupBy(item => item.DatasetId).FirstOrDefault(same => same.Count() > 1)?.First().Name;
        if (twice is not null)
        {
            throw new FormatException($"{QuotedText.Of(twice)} is in it twice.");
        }
    }

    private static string? FindError(DatasetComparison item, CatalogScope scope)
    {
        var isRow = item.Result is ComparisonResult.OnlyInInput or ComparisonResult.Different or ComparisonResult.OutOfScope or ComparisonResult.Equal;
        if (!isRow && item.Result != ComparisonResult.OnlyInCatalog)
        {
            return $"There is no result '{item.Result}'.";
        }

        if ((item.Result == ComparisonResult.OnlyInInput) != (item.DatasetId is null) || (item.DatasetId is null) != (item.DatasetVersionId is null))
        {
            return "Its DatasetId and DatasetVersionId do not fit its result.";
        }

        if (isRow != (item.Request is not null))
        {
            return "Its Request does not fit its result.";
        }

        if (item.Request is null)
        {
            return null;
        }

        var request = SavedRequest.Parse(item.Request).ToDataset();
        return request.Name != item.Name ? "Its Request has another name."
            : scope.Contains(item.Name, request.Tags ?? TagDictionary.Empty) ? null
            : $"Its Request is not in the scope {scope}.";
    }
}
