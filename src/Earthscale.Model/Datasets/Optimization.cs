namespace Earthscale;

/// <summary>How far the service is with preparing a version for fast reading.</summary>
/// <param name="Status">Where the work stands, in the service's words: see <see cref="OptimizationStatus"/>.</param>
/// <param name="UpdatedAt">When that last changed; null when the service does not say.</param>
public sealed record Optimization(string Status, DateTimeOffset? UpdatedAt)
{
    /// <summary>The status.</summary>
    public override string ToString() => Status;
}
