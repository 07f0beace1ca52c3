namespace Earthscale.Emulator.Faults;

/// <summary>A fault of a request.</summary>
/// <param name="Kind">The kind of fault.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Gets the moment of the fault: before or after the request is processed.</summary>
    public FaultMoment Moment { get; init; }

    /// <summary>Gets the value of Retry-After for 429 and 503, in seconds; null omits the header.</summary>
    public int? RetryAfterSeconds { get; init; } = 0;

    /// <summary>Gets a value that indicates whether Retry-After is a date instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>Gets the delay of a <see cref="FaultKind.Slow"/> response; <see cref="Timeout.InfiniteTimeSpan"/> waits until the client disconnects.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);
}
