using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Datasets;

/// <summary>
/// Determines the status of an optimization. It is computed from the clock at each request, so nothing has to run in
/// the background, and a restart loses nothing.
/// </summary>
internal sealed class OptimizationSchedule(TimeSpan duration, TimeProvider clock)
{
    private static readonly (string Status, double From)[] s_stages = [("not_started", 0), ("pending", 0.1), ("running", 0.4)];

    /// <summary>Gets the status, and the time of its last change, in microseconds since 1970; null if it never changed.</summary>
    public (string Status, long? UpdatedAt) StatusOf(OptimizationPlan plan, long addedAt)
    {
        if (plan.Fixed is not null)
        {
            return (plan.Fixed, plan.UpdatedAt);
        }

        var length = (long)duration.TotalMicroseconds;
        var age = ServiceTime.ToMicroseconds(clock.GetUtcNow()) - addedAt;
        if (age >= length)
        {
            return (plan.Fails ? "error" : "success", addedAt + length);
        }

        var (status, from) = s_stages.Last(stage => age >= stage.From * length);
        return (status, from == 0 ? null : addedAt + (long)(from * length));
    }
}
