namespace Earthscale;

/// <summary>A version of a dataset (the service's <c>DatasetResponse</c>).</summary>
public sealed record DatasetVersion : IDatasetReference
{
    /// <summary>Gets the dataset's id.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Gets this version's id.</summary>
    public required Guid DatasetVersionId { get; init; }

    /// <summary>Gets this version's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the dataset's type as the service sends it; <see cref="DatasetType"/> has the known values.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the tags; empty if there are none.</summary>
    public required TagDictionary Tags { get; init; }

    /// <summary>Gets the labels, the deprecated predecessor of tags; empty if there are none.</summary>
    public required IReadOnlyList<DatasetLabel> Labels { get; init; }

    /// <summary>Gets the estimated statistics by variable name; empty if there are none.</summary>
    public required IReadOnlyDictionary<string, DatasetVariable> Variables { get; init; }

    /// <summary>Gets the time when this version was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets the state of the optimization of map tiles; null if the service sends none.</summary>
    public required Optimization? VisualizationOptimization { get; init; }

    /// <summary>Gets the states of the optimizations of pixel series, by dimension; empty if there are none.</summary>
    public required IReadOnlyDictionary<string, Optimization> PixelInfoOptimizations { get; init; }

    /// <summary>Gets the tile server that draws tiles from the source data; null if the service sends none.</summary>
    public required TileServer? DynamicTileServer { get; init; }

    /// <summary>Gets the tile server that serves the optimized data; null if the service sends none.</summary>
    public required TileServer? OptimizedTileServer { get; init; }

    /// <summary>Returns the version's name.</summary>
    public override string ToString() => Name;
}
