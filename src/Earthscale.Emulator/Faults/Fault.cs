namespace Earthscale.Emulator.Faults;

/// <summary>One fault that strikes one request.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Whether the request is acted on all the same.</summary>
    public FaultMoment Moment { get; init; }

    /// <summary>What Retry-After says on 429 and 503; null leaves the header out.</summary>
    public int? RetryAfterSeconds { get; init; } = 0;

    /// <summary>Whether Retry-After is written as a date instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>How late a <see cref="FaultKind.Slow"/> answer is; <see cref="Timeout.InfiniteTimeSpan"/> waits until the client goes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);
}
