namespace Earthscale.Bench.Measuring;

/// <summary>What is to be measured.</summary>
internal sealed record BenchmarkOptions
{
    // Longer than this, for one listing without any work in it, is asked for with --full only.
    private const int MaxWaitMs = 12_000;
    private static readonly int[] s_counts = [1000, 100_000, 1_000_000];
    private static readonly int[] s_pageSizes = [100, 1000];
    private static readonly int[] s_latencies = [0, 20, 100];

    private bool Full { get; init; }

    private IReadOnlyList<string>? Arms { get; init; }

    /// <summary>Whether fresh pwsh processes are measured.</summary>
    public bool WithStartup { get; private init; } = true;

    /// <summary>Whether it is measured how fast a listing is stopped.</summary>
    public bool WithStop { get; private init; } = true;

    /// <summary>The scenarios, in the order of the table.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; private init; } =
        [.. from count in s_counts from pageSize in s_pageSizes from latency in s_latencies select new Scenario(count, pageSize, latency)];

    public static bool TryParse(string[] args, out BenchmarkOptions options)
    {
        options = new BenchmarkOptions();
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--full":
                    options = options with { Full = true };
                    break;
                case "--startup":
                    options = options with { Scenarios = [], WithStop = false };
                    break;
                case "--stop":
                    options = options with { Scenarios = [], WithStartup = false };
                    break;
                case "--arms" when value is not null:
                    options = options with { Arms = value.Split(','), WithStartup = false, WithStop = false };
                    i++;
                    break;
                case "--scenarios" when value is not null:
                    options = options with { Scenarios = [.. value.Split(',').Select(Scenario.Parse)], WithStartup = false, WithStop = false };
                    i++;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    public bool Wants(string arm) => Arms is null || arm == "raw" || Arms.Contains(arm);

    /// <summary>Why an arm is not run over a scenario; null when it is.</summary>
    public string? SkipReason(string arm, Scenario scenario)
    {
        if (Full)
        {
            return null;
        }

        if (scenario.Requests * scenario.LatencyMs > MaxWaitMs)
        {
            return $"{scenario.Requests:N0} waits of {scenario.LatencyMs} ms: only with --full";
        }

        return scenario.Count > 100_000 && (arm is "kiota" || arm.StartsWith("pwsh irm", StringComparison.Ordinal)) ? "takes minutes: only with --full" : null;
    }
}
