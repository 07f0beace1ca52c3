namespace Earthscale;

/// <summary>The exception for optimizations that failed or did not end in time.</summary>
public sealed class OptimizationException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The optimizations and their statuses.</param>
    public OptimizationException(string message)
        : base(message)
    {
    }

    /// <summary>Gets the version at the last poll; null if no poll succeeded.</summary>
    public required DatasetVersion? Version { get; init; }

    /// <summary>Gets a value that indicates whether the wait timed out; otherwise, the optimizations failed.</summary>
    public required bool TimedOut { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => false;
}
