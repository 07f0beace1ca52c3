using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The whole catalog as one listing gave it.</summary>
internal sealed class CatalogSnapshot
{
    private readonly ILookup<string, Dataset> _byName;
    private readonly ILookup<string, string> _namesByKey;
    private readonly Dictionary<Guid, Dataset> _byId = [];

    /// <param name="datasets">The datasets, newest change first.</param>
    public CatalogSnapshot(IEnumerable<Dataset> datasets)
    {
        // One that changes while it is listed can stand in the listing twice; the later place is the older one.
        Datasets = [.. datasets.Where(dataset => _byId.TryAdd(dataset.DatasetId, dataset))];
        _byName = Datasets.ToLookup(dataset => dataset.Name, CatalogAssumptions.Names);
        _namesByKey = Datasets.Select(dataset => dataset.Name).Distinct(CatalogAssumptions.Names).ToLookup(NameKey.Of, StringComparer.Ordinal);
        Newest = Datasets.Count == 0 ? DateTimeOffset.MinValue : Datasets.Max(dataset => dataset.UpdatedAt);
    }

    public IReadOnlyList<Dataset> Datasets { get; }

    /// <summary>The newest time of change.</summary>
    public DateTimeOffset Newest { get; }

    public Dataset? Find(Guid datasetId) => _byId.GetValueOrDefault(datasetId);

    /// <summary>The dataset of exactly this name, the one that changed last; null for none.</summary>
    public Dataset? Find(string name) => _byName[name].FirstOrDefault();

    /// <summary>The datasets of exactly this name; more than one are an error of the catalog's.</summary>
    public IReadOnlyList<Dataset> Named(string name) => [.. _byName[name]];

    /// <summary>Another name that only case, Unicode normalization or outer spaces tell from this one.</summary>
    public string? FindConflict(string name) => _namesByKey[NameKey.Of(name)].FirstOrDefault(other => !CatalogAssumptions.Names.Equals(other, name));
}
