namespace Earthscale.Emulator.Faults;

/// <summary>How one request fails.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Whether the request is acted on all the same.</summary>
    public FaultMoment Moment { get; init; }

    /// <summary>What Retry-After says on 429 and 503; null omits the header.</summary>
    public int? RetryAfterSeconds { get; init; } = 0;

    /// <summary>Whether Retry-After is written as a date instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>How late a <see cref="FaultKind.Slow"/> response is; <see cref="Timeout.InfiniteTimeSpan"/> waits until the client goes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);
}
