namespace Earthscale.Emulator.Faults;

/// <summary>
/// Random faults, but the same ones at every run with the same seed: they depend on nothing but how
/// many requests came before. Only requests to the API fail.
/// </summary>
public sealed record RandomFaults
{
    /// <summary>How likely a request fails, from 0 to 1.</summary>
    public required double Rate { get; init; }

    /// <summary>Which faults to choose from, each as likely as the others.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; init; } = Enum.GetValues<FaultKind>();

    /// <summary>Which of them happen half the time after the request was acted on: it is done, and only its response is lost.</summary>
    public IReadOnlyList<FaultKind> ActingKinds { get; init; } =
        [FaultKind.ServiceUnavailable, FaultKind.BadGateway, FaultKind.GatewayTimeout, FaultKind.Reset, FaultKind.Close, FaultKind.Truncate];

    /// <summary>Where the sequence starts.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What Retry-After says on 429 and 503; half of the 503 write it as a date.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>How late a slow response is.</summary>
    public TimeSpan SlowDelay { get; init; } = TimeSpan.FromSeconds(2);
}
