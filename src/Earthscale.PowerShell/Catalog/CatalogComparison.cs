using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>An input held against the catalog: what Compare-EsDataset writes and Sync-EsDataset acts on.</summary>
/// <param name="Items">Rows in their order, then what is only in the catalog, by name.</param>
/// <param name="Errors">Rows that the catalog or the scope refuses.</param>
internal sealed record CatalogComparison(IReadOnlyList<DatasetComparison> Items, IReadOnlyList<RowError> Errors)
{
    /// <param name="rows">The rows that have no errors of their own.</param>
    /// <param name="refused">The errors of the other rows.</param>
    /// <param name="catalog">The whole catalog.</param>
    /// <param name="options">How to compare.</param>
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
            .Select(dataset => comparer.OnlyInCatalog(dataset, reason ?? OwnReason(dataset, catalog, common))));
        return new CatalogComparison(items, errors);
    }

    private static string? OwnReason(Dataset dataset, CatalogSnapshot catalog, bool common) =>
        catalog.Named(dataset.Name).Count > 1 ? BlockReason.AmbiguousName
        : ReservedTags.Protect(dataset.Tags) ? BlockReason.Protected
        : common ? null : BlockReason.NothingInCommon;
}
