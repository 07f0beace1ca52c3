using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Datasets;

/// <summary>What one version knows beyond what the listings filter and sort by; kept as JSON.</summary>
internal sealed record VersionDetail
{
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<DatasetLabel> Labels { get; init; } = [];

    public IReadOnlyDictionary<string, VariableStatistics> Variables { get; init; } = new Dictionary<string, VariableStatistics>();

    public OptimizationPlan Visualization { get; init; } = OptimizationPlan.Never;

    public IReadOnlyDictionary<string, OptimizationPlan> PixelInfo { get; init; } = new Dictionary<string, OptimizationPlan>();

    /// <summary>The tile server that the dataset itself is, or null when the service makes the tiles.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TileUrl { get; init; }

    public int MinZoom { get; init; }

    public int MaxZoom { get; init; } = 14;
}
