namespace Earthscale.Client.Json;

internal sealed record OptimizationJson
{
    public string? Status { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public static Optimization ToOptimization(OptimizationJson? optimization, string field) =>
        new(Require.Value(optimization?.Status, $"{field}.status"), optimization!.UpdatedAt);
}
