namespace Earthscale;

/// <summary>One version of a dataset, in full (the service's <c>DatasetResponse</c>).</summary>
public sealed record DatasetVersion : IDatasetReference
{
    /// <summary>The dataset that this is a version of.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Names this version.</summary>
    public required Guid DatasetVersionId { get; init; }

    /// <summary>The name of this version.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it holds pixels or shapes, in the service's words: see <see cref="DatasetType"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Keys and values that users gave; empty when there are none.</summary>
    public required TagDictionary Tags { get; init; }

    /// <summary>The older form of tags, which the service calls deprecated; empty when there are none.</summary>
    public required IReadOnlyList<DatasetLabel> Labels { get; init; }

    /// <summary>Estimated statistics, by name of the variable; empty when there are none.</summary>
    public required IReadOnlyDictionary<string, DatasetVariable> Variables { get; init; }

    /// <summary>When this version was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How far the service is with preparing fast tiles; null when it does not say.</summary>
    public required Optimization? VisualizationOptimization { get; init; }

    /// <summary>How far the service is with preparing pixel look-ups, by dimension; empty when none was asked for.</summary>
    public required IReadOnlyDictionary<string, Optimization> PixelInfoOptimizations { get; init; }

    /// <summary>Where tiles are drawn from the source data; null when the service does not say.</summary>
    public required TileServer? DynamicTileServer { get; init; }

    /// <summary>Where tiles are served from the prepared data; null while there is none.</summary>
    public required TileServer? OptimizedTileServer { get; init; }

    /// <summary>The version's name.</summary>
    public override string ToString() => Name;
}
