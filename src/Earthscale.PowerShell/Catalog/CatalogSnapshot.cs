using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The complete catalog, from one listing.</summary>
internal sealed class CatalogSnapshot
{
    private readonly ILookup<string, Dataset> _byName;
    private readonly ILookup<string, string> _namesByKey;
    private readonly Dictionary<Guid, Dataset> _byId = [];

    /// <param name="datasets">The datasets, newest change first.</param>
    public CatalogSnapshot(IEnumerable<Dataset> datasets)
    {
        // A dataset that changes during the listing can appear twice; the first occurrence is the newer one.
        Datasets = [.. datasets.Where(dataset => _byId.TryAdd(dataset.DatasetId, dataset))];
        _byName = Datasets.ToLookup(dataset => dataset.Name, CatalogAssumptions.Names);
        _namesByKey = Datasets.Select(dataset => dataset.Name).Distinct(CatalogAssumptions.Names).ToLookup(NameKey.Of, StringComparer.Ordinal);
        Newest = Datasets.Count == 0 ? DateTimeOffset.MinValue : Datasets.Max(dataset => dataset.UpdatedAt);
    }

    public IReadOnlyList<Dataset> Datasets { get; }

    /// <summary>The time of the newest change.</summary>
    public DateTimeOffset Newest { get; }

    public Dataset? Find(Guid datasetId) => _byId.GetValueOrDefault(datasetId);

    /// <summary>Finds the most recently changed dataset of exactly this name; null if there is none.</summary>
    public Dataset? Find(string name) => _byName[name].FirstOrDefault();

    /// <summary>Gets the datasets of exactly this name; there should be at most one.</summary>
    public IReadOnlyList<Dataset> FindAll(string name) => [.. _byName[name]];

    /// <summary>Finds a name that differs from this one only in case, Unicode normalization, or outer spaces.</summary>
    public string? FindConflict(string name) => _namesByKey[NameKey.Of(name)].FirstOrDefault(other => !CatalogAssumptions.Names.Equals(other, name));
}
