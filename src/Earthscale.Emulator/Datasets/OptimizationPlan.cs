using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Datasets;

/// <summary>
/// The course of an optimization: it has a fixed status or, if <paramref name="Fixed"/> is null, its status depends on
/// the time since the version was added.
/// </summary>
/// <param name="Fixed">The fixed status, or null.</param>
/// <param name="UpdatedAt">The time of the fixed status, in microseconds since 1970, or null.</param>
/// <param name="Fails">Whether an optimization without a fixed status ends in <c>error</c>.</param>
internal sealed record OptimizationPlan(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fixed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? UpdatedAt = null,
    bool Fails = false)
{
    public static OptimizationPlan Never { get; } = new("not_started");
}
