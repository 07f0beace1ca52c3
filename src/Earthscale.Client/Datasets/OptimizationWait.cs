namespace Earthscale.Client.Datasets;

/// <summary>How to wait for a version's optimizations.</summary>
public sealed record OptimizationWait
{
    /// <summary>How long to wait between two looks.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait in all; null for as long as it takes.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>What was asked for of the visualization when the version was registered; null where that is not known.</summary>
    public OptimizationMode? Visualization { get; init; }

    /// <summary>The dimensions that pixel info is known to have been asked for along.</summary>
    public IReadOnlyList<string> PixelInfo { get; init; } = [];

    /// <summary>Lets so many looks through at a time, for all waits that share it; null for no limit.</summary>
    public SemaphoreSlim? Throttle { get; init; }
}
