using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The comparison of an input with the catalog, for Compare-EsDataset and Sync-EsDataset.</summary>
/// <param name="Items">The rows in their order, followed by the datasets without a row, by name.</param>
/// <param name="Errors">The errors of rows that conflict with the catalog or the scope.</param>
internal sealed record CatalogComparison(IReadOnlyList<DatasetComparison> Items, IReadOnlyList<RowError> Errors)
{
    /// <param name="rows">The rows without errors.</param>
    /// <param name="refused">The errors of other rows.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options of the comparison.</param>
    public static CatalogComparison Of(IReadOnlyList<CatalogRow> rows, IReadOnlyList<RowError> refused, CatalogSnapshot catalog, CompareOptions options)
    {
        var comparer = new DatasetComparer(options);
        var items = new List<DatasetComparison>();
        var errors = new List<RowError>();
        foreach (var row in rows)
        {
            var dataset = catalog.Find(row.Name);
            var request = comparer.Request(row, dataset);
            var error = RowChecker.FindError(row, catalog)
                ?? RowChecker.FindScopeError(row, request.Tags!, dataset?.Tags.GetValueOrDefault(ReservedTags.ManagedBy), options.Scope);
            if (error is null)
            {
                items.Add(comparer.Compare(row, dataset, request));
            }
            else
            {
                errors.Add(error);
            }
        }

        var common = options.AllowEmpty || items.Exists(item => item.Result is ComparisonResult.Equal or ComparisonResult.Different);
        var reason = refused.Count + errors.Count > 0 ? BlockReason.RowErrors : null;
        var named = rows.Select(row => row.Name).Concat(refused.Select(error => error.Name ?? "")).Select(NameKey.Of).ToHashSet(StringComparer.Ordinal);
        items.AddRange(catalog.Datasets
            .Where(dataset => options.Scope.Contains(dataset.Name, dataset.Tags) && !named.Contains(NameKey.Of(dataset.Name)))
            .OrderBy(dataset => dataset.Name, StringComparer.Ordinal)
            .Select(dataset => comparer.OnlyInCatalog(dataset, reason ?? BlockReason.Of(dataset, catalog) ?? (common ? null : BlockReason.NothingInCommon))));
        return new CatalogComparison(items, errors);
    }
}
