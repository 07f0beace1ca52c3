using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Datasets;

/// <summary>The properties of a version that listings do not filter or sort by, stored as JSON.</summary>
internal sealed record VersionDetail
{
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<DatasetLabel> Labels { get; init; } = [];

    public IReadOnlyDictionary<string, VariableStatistics> Variables { get; init; } = new Dictionary<string, VariableStatistics>();

    public OptimizationPlan Visualization { get; init; } = OptimizationPlan.Never;

    public IReadOnlyDictionary<string, OptimizationPlan> PixelInfo { get; init; } = new Dictionary<string, OptimizationPlan>();

    /// <summary>The URL of a tile server dataset; null if the service draws the tiles.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TileUrl { get; init; }

    public int MinZoom { get; init; }

    public int MaxZoom { get; init; } = 14;
}
