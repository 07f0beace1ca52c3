namespace Earthscale;

/// <summary>Optimizations of a version failed, or did not end in the time given.</summary>
public sealed class OptimizationException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which optimizations, and what became of them.</param>
    public OptimizationException(string message)
        : base(message)
    {
    }

    /// <summary>The version as it was seen last; null when it was never seen.</summary>
    public required DatasetVersion? Version { get; init; }

    /// <summary>Whether time ran out; otherwise they failed.</summary>
    public required bool TimedOut { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => false;
}
