using System.Management.Automation;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Serialization;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Reads the output of Compare-EsDataset, directly or from Import-Clixml.</summary>
internal static class SavedPlan
{
    private static readonly string s_typeName = typeof(DatasetComparison).FullName!;

    // Properties that rows do not have. A single one may be a user's own column.
    private static readonly string[] s_marks =
    [
        nameof(DatasetComparison.Difference), nameof(DatasetComparison.Undetermined), nameof(DatasetComparison.Blocked), nameof(DatasetComparison.Request),
        nameof(DatasetComparison.Scope), nameof(DatasetComparison.CatalogUrl), nameof(DatasetComparison.FormatVersion),
    ];

    /// <summary>Whether an input is part of a plan, even without its type after Select-Object, a CSV file, or a JSON file.</summary>
    public static bool IsPart(PSObject input) =>
        input.TypeNames.Any(name => name.EndsWith(s_typeName, StringComparison.Ordinal))
        || (Headers(input) is var headers && (s_marks.Count(headers.Contains) > 1
            || (headers.Contains(nameof(DatasetComparison.Result)) && !headers.Any(header => DatasetColumns.Find(header) == DatasetColumn.Url))));

    /// <summary>Reads a plan and checks it, since it may have been edited.</summary>
    /// <exception cref="FailedCheckException">The plan is invalid, or for another catalog.</exception>
    public static IReadOnlyList<DatasetComparison> Read(IReadOnlyList<PSObject> input, string catalogUrl)
    {
        try
        {
            var items = input.Select(Read).ToList();
            var first = items[0];
            if (items.Find(item => item.CatalogUrl != catalogUrl) is { } other)
            {
                throw new FailedCheckException(ErrorId.PlanFromOtherCatalog, ErrorCategory.InvalidArgument, $"The plan was made for {DisplayText.OneLine(other.CatalogUrl, 200)}, and this account is at {catalogUrl}. Give the right -Context, or compare again.", other.CatalogUrl);
            }

            var scope = CatalogScope.Parse(first.Scope);
            if (items.Exists(item => item.Scope != first.Scope || item.ManagedBy != scope.ManagedBy))
            {
                throw new FormatException("Its parts have different scopes; apply one plan at a time.");
            }

            Check(items, scope);
            return items;
        }
        catch (FormatException e)
        {
            throw new FailedCheckException(ErrorId.InvalidPlan, ErrorCategory.InvalidData, $"The input is not a complete plan of Compare-EsDataset: {DisplayText.OneLine(e.Message, 500)} Compare again, save the plan with Export-Clixml, and pass everything that Import-Clixml returns.");
        }
    }

    /// <summary>Makes the checks again with the current catalog, even if Result and Blocked of the plan were edited.</summary>
    public static IEnumerable<DatasetComparison> Recheck(IReadOnlyList<DatasetComparison> items, CatalogSnapshot catalog)
    {
        var scope = CatalogScope.Parse(items[0].Scope);
        return items.Select(item => item.DatasetId is { } id && catalog.Find(id) is { } dataset ? Recheck(item, dataset, catalog, scope) : item);
    }

    private static DatasetComparison Recheck(DatasetComparison item, Dataset dataset, CatalogSnapshot catalog, CatalogScope scope)
    {
        var isInScope = scope.Contains(dataset.Name, dataset.Tags);
        if (item.Request is not { } request)
        {
            return item with { Blocked = BlockReason.Of(dataset, catalog) ?? (isInScope ? item.Blocked : ComparisonResult.OutOfScope) };
        }

        var type = CatalogAssumptions.TypeOf(SavedRequest.Parse(request).Type);
        return item with
        {
            Result = isInScope || item.Result == ComparisonResult.Equal ? item.Result : ComparisonResult.OutOfScope,
            Blocked = type is null || CatalogAssumptions.Types.Equals(type, dataset.Type) ? item.Blocked : BlockReason.TypeDiffers,
        };
    }

    private static DatasetComparison Read(PSObject input)
    {
        var item = input.BaseObject as DatasetComparison ?? Convert(input);
        // PowerShell converts null to an empty string in assignments.
        item = string.IsNullOrEmpty(item.Blocked) ? item with { Blocked = null } : item;
        return item.FormatVersion != DatasetComparison.CurrentFormat ? throw new FormatException($"Its FormatVersion is {item.FormatVersion}; this version of the module reads {DatasetComparison.CurrentFormat}.")
            : item.Name is null || item.Scope is null || item.CatalogUrl is null ? throw new FormatException("A part has no Name, Scope or CatalogUrl.")
            : item;
    }

    private static HashSet<string> Headers(PSObject input) => RowCells.Properties(input).Select(property => property.Header).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static DatasetComparison Convert(PSObject input)
    {
        if (typeof(DatasetComparison).GetProperties().Select(property => property.Name).Except(Headers(input), StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } missing)
        {
            throw new FormatException($"A part has no {string.Join(", ", missing)}.");
        }

        try
        {
            var part = new PSObject();
            foreach (var (header, read) in RowCells.Properties(input))
            {
                part.Properties.Add(new PSNoteProperty(header, read()));
            }

            return (DatasetComparison)RecordConverter.Create(part, typeof(DatasetComparison));
        }
        catch (Exception e) when (e is not (PipelineStoppedException or FlowControlException))
        {
            // The conversion of an edited value can throw any exception.
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

        var twice = items.Where(item => item.Request is not null).GroupBy(item => NameKey.Of(item.Name)).FirstOrDefault(same => same.Count() > 1)?.First().Name
            ?? items.Where(item => item.DatasetId is not null).GroupBy(item => item.DatasetId).FirstOrDefault(same => same.Count() > 1)?.First().Name;
        if (twice is not null)
        {
            throw new FormatException($"{QuotedText.Of(twice)} appears more than once.");
        }
    }

    private static string? FindError(DatasetComparison item, CatalogScope scope)
    {
        var isRow = item.Result is ComparisonResult.OnlyInInput or ComparisonResult.Different or ComparisonResult.OutOfScope or ComparisonResult.Equal;
        if (!isRow && item.Result != ComparisonResult.OnlyInCatalog)
        {
            return $"The result '{item.Result}' is unknown.";
        }

        if ((item.Result == ComparisonResult.OnlyInInput) != (item.DatasetId is null) || (item.DatasetId is null) != (item.DatasetVersionId is null))
        {
            return "Its DatasetId and DatasetVersionId do not match its result.";
        }

        if (isRow != (item.Request is not null))
        {
            return "Its Request does not match its result.";
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
