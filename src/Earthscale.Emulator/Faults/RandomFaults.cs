namespace Earthscale.Emulator.Faults;

/// <summary>
/// The settings of random faults. The same seed gives the same faults, which depend only on the number of previous
/// requests. Only requests to the API fail.
/// </summary>
public sealed record RandomFaults
{
    /// <summary>Gets the probability of a fault, from 0 to 1.</summary>
    public required double Rate { get; init; }

    /// <summary>Gets the kinds of faults, which have equal probability.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; init; } = Enum.GetValues<FaultKind>();

    /// <summary>Gets the kinds of faults that occur half the time after the request was processed.</summary>
    public IReadOnlyList<FaultKind> ActingKinds { get; init; } =
        [FaultKind.ServiceUnavailable, FaultKind.BadGateway, FaultKind.GatewayTimeout, FaultKind.Reset, FaultKind.Close, FaultKind.Truncate];

    /// <summary>Gets the seed of the sequence.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the value of Retry-After for 429 and 503, in seconds; half of the 503 have a date.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>Gets the delay of a slow response.</summary>
    public TimeSpan SlowDelay { get; init; } = TimeSpan.FromSeconds(2);
}
