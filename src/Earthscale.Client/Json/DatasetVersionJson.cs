namespace Earthscale.Client.Json;

internal sealed record DatasetVersionJson
{
    public Guid? DatasetId { get; init; }

    public Guid? DatasetVersionId { get; init; }

    public string? Name { get; init; }

    public string? Type { get; init; }

    public IReadOnlyList<LabelJson?>? Labels { get; init; }

    public TagDictionary? Tags { get; init; }

    public Dictionary<string, VariableJson?>? Variables { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public OptimizationJson? VisualizationOptimization { get; init; }

    public Dictionary<string, OptimizationJson?>? PixelInfoOptimizations { get; init; }

    public TileServerJson? DynamicTileServer { get; init; }

    public TileServerJson? OptimizedTileServer { get; init; }

    public DatasetVersion ToDatasetVersion() => new()
    {
        DatasetId = Require.Value(DatasetId, "dataset_id"),
        DatasetVersionId = Require.Value(DatasetVersionId, "dataset_version_id"),
        Name = Require.Value(Name, "name"),
        Type = Require.Value(Type, "type"),
        Labels = LabelJson.ToLabels(Labels),
        Tags = Tags ?? TagDictionary.Empty,
        Variables = Map(Variables, "variables", (variable, _) => VariableJson.ToVariable(variable)),
        CreatedAt = Require.Value(CreatedAt, "created_at"),
        VisualizationOptimization = VisualizationOptimization is null ? null : OptimizationJson.ToOptimization(VisualizationOptimization, "visualization_optimization"),
        PixelInfoOptimizations = Map(PixelInfoOptimizations, "pixel_info_optimizations", OptimizationJson.ToOptimization),
        DynamicTileServer = DynamicTileServer?.ToTileServer("dynamic_tile_server"),
        OptimizedTileServer = OptimizedTileServer?.ToTileServer("optimized_tile_server"),
    };

    private static Dictionary<string, TOut> Map<TIn, TOut>(Dictionary<string, TIn>? map, string field, Func<TIn, string, TOut> convert) =>
        map is null ? [] : map.ToDictionary(entry => entry.Key, entry => convert(entry.Value, $"{field}.{entry.Key}"), StringComparer.Ordinal);
}
