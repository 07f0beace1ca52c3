using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Finds rows that conflict with each other, the catalog, or the scope.</summary>
internal static class RowChecker
{
    /// <summary>Finds rows whose names are equal or differ only in form.</summary>
    /// <param name="rows">The rows without errors.</param>
    /// <param name="refused">The errors of other rows.</param>
    public static IEnumerable<RowError> FindDuplicates(IReadOnlyList<CatalogRow> rows, IEnumerable<RowError> refused)
    {
        var bad = refused.Where(error => error.Name is not null).Select(error => NameKey.Of(error.Name!)).ToHashSet(StringComparer.Ordinal);
        foreach (var same in rows.GroupBy(row => NameKey.Of(row.Name), StringComparer.Ordinal).Where(same => same.Count() > 1 || bad.Contains(same.Key)))
        {
            var isExact = same.All(row => row.Name == same.First().Name);
            var message = same.Count() == 1 ? "Another row of this name has an error; correct or delete it."
                : isExact ? $"Rows {Numbers(same)} have the same name; keep one of them."
                : $"The names of rows {Numbers(same)} differ only in case, Unicode normalization, or outer spaces; rename all but one.";
            foreach (var row in same)
            {
                yield return RowError.Of(row.Source, isExact ? ErrorId.DuplicateName : ErrorId.NameConflict, message);
            }
        }
    }

    /// <summary>Finds a conflict of a row with the catalog; null if there is none.</summary>
    public static RowError? FindError(CatalogRow row, CatalogSnapshot catalog)
    {
        if (catalog.FindConflict(row.Name) is { } other)
        {
            return RowError.Of(row.Source, ErrorId.NameConflict, $"The catalog has '{other}', which differs only in case, Unicode normalization, or outer spaces. Write the name as the catalog has it, or rename the row.");
        }

        var datasets = catalog.FindAll(row.Name);
        return datasets.Count > 1
            ? RowError.Of(row.Source, ErrorId.AmbiguousName, $"The catalog has {datasets.Count} datasets of this name: {string.Join(", ", datasets.Select(dataset => dataset.DatasetId))}. Remove all but one with Remove-EsDataset.")
            : null;
    }

    /// <summary>Finds a row that would be outside the scope, where later runs would not see it; null if it is inside.</summary>
    /// <param name="row">The row.</param>
    /// <param name="tags">The tags of the request.</param>
    /// <param name="owner">The current owner of the dataset; null for none.</param>
    /// <param name="scope">The scope.</param>
    public static RowError? FindScopeError(CatalogRow row, IReadOnlyDictionary<string, string> tags, string? owner, CatalogScope scope)
    {
        if (row.Dataset.Tags?.GetValueOrDefault(ReservedTags.ManagedBy) is { } named && named != (scope.ManagedBy ?? owner ?? named))
        {
            return RowError.Of(row.Source, ErrorId.OtherOwner, $"The row's tag {ReservedTags.ManagedBy} names '{named}', not '{scope.ManagedBy ?? owner}'. Correct the tag, or give the owner with -ManagedBy.");
        }

        return scope.Contains(row.Name, tags)
            ? null
            : RowError.Of(row.Source, ErrorId.RowNotInScope, $"The row is not in the scope {scope}, so a later run would not see what this one adds. Correct the row's name or tags, or give a wider scope; wildcard characters of a name are escaped with a backtick.");
    }

    private static string Numbers(IEnumerable<CatalogRow> rows) => string.Join(", ", rows.Select(row => row.Number));
}
