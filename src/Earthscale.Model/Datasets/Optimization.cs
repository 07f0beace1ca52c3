namespace Earthscale;

/// <summary>The state of an optimization, which prepares a version for fast reading.</summary>
/// <param name="Status">The status as the service sends it; <see cref="OptimizationStatus"/> has the known values.</param>
/// <param name="UpdatedAt">The time of the last status change; null if the service sends none.</param>
public sealed record Optimization(string Status, DateTimeOffset? UpdatedAt)
{
    /// <summary>Returns the status.</summary>
    public override string ToString() => Status;
}
