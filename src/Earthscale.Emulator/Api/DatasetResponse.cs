using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Api;

/// <summary>A version of a dataset, with the current status of its optimizations.</summary>
internal sealed record DatasetResponse(
    Guid DatasetId,
    Guid DatasetVersionId,
    string Name,
    string Type,
    IReadOnlyList<DatasetLabel> Labels,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyDictionary<string, VariableStatistics> Variables,
    string CreatedAt,
    Optimization VisualizationOptimization,
    IReadOnlyDictionary<string, Optimization> PixelInfoOptimizations,
    TileServer DynamicTileServer,
    TileServer? OptimizedTileServer);
