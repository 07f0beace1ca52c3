using System.CommandLine;
using Earthscale.Emulator.Faults;

namespace Earthscale.Emulator.CommandLine;

/// <summary>The options for random faults.</summary>
internal sealed class FaultCommandLine
{
    private static readonly RandomFaults s_defaults = new() { Rate = 0 };

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

    private readonly Option<double> _rate = OptionFactory.Number("--fault-rate", "RATE", "fraction of the requests that fail, 0 to 1", 0, most: 1);
    private readonly Option<IReadOnlyList<FaultKind>?> _kinds = Kinds("--fault-kinds", $"faults to inject: {string.Join(',', s_kinds.Keys)} [default: all]");
    private readonly Option<IReadOnlyList<FaultKind>?> _acting = Kinds(
        "--fault-acting-kinds", "faults that occur half the time after the request was processed [default: all but 429, slow, 401-expired]");

    private readonly Option<int> _seed = OptionFactory.WholeNumber("--fault-seed", "N", "seed of the sequence of faults", s_defaults.Seed);
    private readonly Option<int> _retryAfter = OptionFactory.WholeNumber("--fault-retry-after", "SECONDS", "value of Retry-After for 429 and 503", s_defaults.RetryAfterSeconds);
    private readonly Option<int> _slow = OptionFactory.WholeNumber("--fault-slow", "MS", "delay of a slow response", (int)s_defaults.SlowDelay.TotalMilliseconds);

    public IReadOnlyList<Option> Options => [_rate, _kinds, _acting, _seed, _retryAfter, _slow];

    public RandomFaults Read(ParseResult line) => new()
    {
        Rate = line.GetValue(_rate),
        Kinds = line.GetValue(_kinds) ?? s_defaults.Kinds,
        ActingKinds = line.GetValue(_acting) ?? s_defaults.ActingKinds,
        Seed = line.GetValue(_seed),
        RetryAfterSeconds = line.GetValue(_retryAfter),
        SlowDelay = TimeSpan.FromMilliseconds(line.GetValue(_slow)),
    };

    private static Option<IReadOnlyList<FaultKind>?> Kinds(string name, string help) =>
        OptionFactory.Parsed(name, "LIST", help, Parse, $"a list of {string.Join(", ", s_kinds.Keys)}, separated by commas");

    private static IReadOnlyList<FaultKind>? Parse(string text)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.All(s_kinds.ContainsKey) ? [.. names.Select(name => s_kinds[name])] : null;
    }
}
