using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>A name that the catalog no longer holds as the plan was made for.</summary>
/// <param name="Name">The name in the plan.</param>
/// <param name="Before">The version that the plan was made for; null for a name that was free.</param>
/// <param name="Now">The version that is there; null for none.</param>
internal sealed record MovedName(string Name, Guid? Before, Guid? Now)
{
    private const int MaxNamed = 50;

    /// <summary>What moved between the making of a saved plan and now.</summary>
    public static IEnumerable<MovedName> Find(IEnumerable<DatasetComparison> plan, CatalogSnapshot catalog)
    {
        foreach (var item in plan)
        {
            var now = item.DatasetId is { } id ? catalog.Find(id)
                : catalog.Find(item.Name) ?? (catalog.FindConflict(item.Name) is { } other ? catalog.Find(other) : null);
            if (now?.DatasetVersionId != item.DatasetVersionId || (now is not null && now.Name != item.Name))
            {
                yield return new(item.Name, item.DatasetVersionId, now?.DatasetVersionId);
            }
        }
    }

    /// <summary>What moved while the catalog was read and the plan was made.</summary>
    /// <param name="changes">What is to be sent.</param>
    /// <param name="catalog">The catalog that the plan was made for.</param>
    /// <param name="recent">The datasets that changed last, read again.</param>
    public static IEnumerable<MovedName> Find(IEnumerable<PlannedChange> changes, CatalogSnapshot catalog, IEnumerable<Dataset> recent)
    {
        var changed = recent.Where(dataset => catalog.Find(dataset.DatasetId)?.DatasetVersionId != dataset.DatasetVersionId).ToList();
        var byId = changed.ToLookup(dataset => dataset.DatasetId);
        var byKey = changed.ToLookup(dataset => NameKey.Of(dataset.Name), StringComparer.Ordinal);
        return from change in changes
               let item = change.Comparison
               let now = byKey[NameKey.Of(item.Name)].Concat(item.DatasetId is { } id ? byId[id] : []).FirstOrDefault()
               where now is not null
               select new MovedName(item.Name, item.DatasetVersionId, now.DatasetVersionId);
    }

    /// <exception cref="GuardException">Something moved.</exception>
    public static void ThrowIfAny(IEnumerable<MovedName> moved)
    {
        if (moved.ToList() is { Count: > 0 } names)
        {
            var lines = names.Take(MaxNamed).Select(name => $"{QuotedText.Of(name.Name)} (planned for {Version(name.Before)}, now {Version(name.Now)})");
            var more = names.Count > MaxNamed ? $" and {names.Count - MaxNamed} more" : "";
            throw new GuardException("PlanStale", ErrorCategory.ResourceExists, $"The catalog has changed since it was compared: {string.Join(", ", lines)}{more}. Nothing was sent; compare again.", names.Select(name => name.Name).ToArray());
        }
    }

    private static string Version(Guid? version) => version is { } id ? $"version {id}" : "no dataset";
}
