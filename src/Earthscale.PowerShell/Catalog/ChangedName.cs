using System.Management.Automation;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>A name whose dataset has changed since the plan was made.</summary>
/// <param name="Name">The name.</param>
/// <param name="Before">The version in the plan; null if there was no dataset.</param>
/// <param name="Now">The current version; null if there is no dataset.</param>
internal sealed record ChangedName(string Name, Guid? Before, Guid? Now)
{
    private const int MaxNamed = 50;

    /// <summary>Finds changes since a saved plan was made.</summary>
    public static IEnumerable<ChangedName> Find(IEnumerable<DatasetComparison> plan, CatalogSnapshot catalog)
    {
        foreach (var item in plan)
        {
            var now = item.DatasetId is { } id ? catalog.Find(id)
                : catalog.Find(item.Name) ?? (catalog.FindConflict(item.Name) is { } other ? catalog.Find(other) : null);
            if (item.Request is not null && now is not null && catalog.FindAll(item.Name).Count > 1)
            {
                // The service might add the version to another dataset of this name.
                now = catalog.FindAll(item.Name).First(dataset => dataset.DatasetId != now.DatasetId);
            }

            if (now?.DatasetVersionId != item.DatasetVersionId || (now is not null && now.Name != item.Name))
            {
                yield return new(item.Name, item.DatasetVersionId, now?.DatasetVersionId);
            }
        }
    }

    /// <summary>Finds changes since the catalog was read.</summary>
    /// <param name="changes">The planned changes.</param>
    /// <param name="catalog">The catalog as it was read.</param>
    /// <param name="recent">The datasets that have changed since then.</param>
    public static IEnumerable<ChangedName> Find(IEnumerable<PlannedChange> changes, CatalogSnapshot catalog, IEnumerable<Dataset> recent)
    {
        var changed = recent.Where(dataset => catalog.Find(dataset.DatasetId)?.DatasetVersionId != dataset.DatasetVersionId).ToList();
        var byId = changed.ToLookup(dataset => dataset.DatasetId);
        var byKey = changed.ToLookup(dataset => NameKey.Of(dataset.Name), StringComparer.Ordinal);
        return from change in changes
               let item = change.Comparison
               let now = byKey[NameKey.Of(item.Name)].Concat(item.DatasetId is { } id ? byId[id] : []).FirstOrDefault()
               where now is not null
               select new ChangedName(item.Name, item.DatasetVersionId, now.DatasetVersionId);
    }

    /// <exception cref="FailedCheckException">There are changes.</exception>
    public static void ThrowIfAny(IEnumerable<ChangedName> moved)
    {
        if (moved.ToList() is { Count: > 0 } names)
        {
            var lines = names.Take(MaxNamed).Select(name => $"{QuotedText.Of(name.Name)} (planned for {Version(name.Before)}, now {Version(name.Now)})");
            var more = names.Count > MaxNamed ? $" and {names.Count - MaxNamed} more" : "";
            throw new FailedCheckException(ErrorId.PlanStale, ErrorCategory.ResourceExists, $"The catalog has changed since it was compared: {string.Join(", ", lines)}{more}. Compare again.", names.Select(name => name.Name).ToArray());
        }
    }

    private static string Version(Guid? version) => version is { } id ? $"version {id}" : "no dataset";
}
