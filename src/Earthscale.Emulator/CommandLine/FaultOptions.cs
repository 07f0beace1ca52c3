using Earthscale.Emulator.Faults;

namespace Earthscale.Emulator.CommandLine;

/// <summary>The options for faults by chance.</summary>
internal static class FaultOptions
{
    private static readonly Dictionary<string, FaultKind> s_kinds = new()
    {
        ["429"] = FaultKind.TooManyRequests,
        ["503"] = FaultKind.ServiceUnavailable,
        ["502-html"] = FaultKind.BadGateway,
        ["504"] = FaultKind.GatewayTimeout,
        ["close"] = FaultKind.Close,
        ["reset"] = FaultKind.Reset,
        ["truncate"] = FaultKind.Truncate,
        ["slow"] = FaultKind.Slow,
        ["401-expired"] = FaultKind.ExpiredToken,
    };

    public static IReadOnlyList<EmulatorOption> All { get; } =
    [
        new("--fault-rate", "RATE", "let this part of the requests go wrong, 0 to 1 (0)", (line, value) =>
            Change(line, faults => faults with { Rate = OptionParser.Number("--fault-rate", value, 1) })),
        new("--fault-kinds", "LIST", "which faults: " + string.Join(',', s_kinds.Keys) + " (all)", (line, value) =>
            Change(line, faults => faults with { Kinds = [.. value.Split(',').Select(Kind)] })),
        new("--fault-acting-kinds", "LIST", "which of them strike half the time after the action (all but 429, slow, 401-expired)", (line, value) =>
            Change(line, faults => faults with { ActingKinds = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Kind)] })),
        new("--fault-seed", "N", "repeat the sequence of faults that N gives (1)", (line, value) =>
            Change(line, faults => faults with { Seed = OptionParser.WholeNumber("--fault-seed", value, 0) })),
        new("--fault-retry-after", "SECONDS", "what Retry-After says on 429 and 503 (1)", (line, value) =>
            Change(line, faults => faults with { RetryAfterSeconds = OptionParser.WholeNumber("--fault-retry-after", value, 0) })),
        new("--fault-slow", "MS", "how late a slow answer is (2000)", (line, value) =>
            Change(line, faults => faults with { SlowDelay = TimeSpan.FromMilliseconds(OptionParser.WholeNumber("--fault-slow", value, 0)) })),
    ];

    private static FaultKind Kind(string name) => s_kinds.TryGetValue(name, out var kind)
        ? kind
        : throw new OptionException($"--fault-kinds knows {string.Join(", ", s_kinds.Keys)}, but not '{name}'.");

    private static ParsedCommandLine Change(ParsedCommandLine line, Func<RandomFaults, RandomFaults> change) =>
        line with { Faults = change(line.Faults) };
}
