using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Api;

/// <summary>One version of a dataset, with its optimizations as they are now.</summary>
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
