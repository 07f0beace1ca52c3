using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Datasets;

/// <summary>
/// How an optimization goes: it stays at <paramref name="Fixed"/>, or, when that is null, it moves with
/// the time that has passed since the version was added.
/// </summary>
/// <param name="Fixed">The status it keeps, or null.</param>
/// <param name="UpdatedAt">When it took that status, in microseconds since 1970, or null.</param>
/// <param name="Fails">Whether a moving optimization ends in <c>error</c>.</param>
internal sealed record OptimizationPlan(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fixed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? UpdatedAt = null,
    bool Fails = false)
{
    public static OptimizationPlan Never { get; } = new("not_started");
}
