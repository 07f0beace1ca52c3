namespace Earthscale.Client.Datasets;

/// <summary>The settings of a wait for a version's optimizations.</summary>
public sealed record OptimizationWait
{
    /// <summary>Gets the time between two polls.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the time limit of the wait; null for no limit.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>Gets the mode of the visualization optimization that was requested when the version was added; null if unknown.</summary>
    public OptimizationMode? Visualization { get; init; }

    /// <summary>Gets the dimensions of the pixel info optimizations that are known to have been requested.</summary>
    public IReadOnlyList<string> PixelInfo { get; init; } = [];

    /// <summary>Gets the limit of concurrent polls, which several waits can share; null for no limit.</summary>
    public SemaphoreSlim? Throttle { get; init; }
}
