namespace Earthscale.Bench.Measuring;

/// <summary>What is to be measured.</summary>
internal sealed record BenchmarkOptions
{
    // Longer than this, for one listing without any work in it, is asked for with --full only.
    private const int MaxWaitMs = 12_000;
    private static readonly int[] s_counts = [1000, 100_000, 1_000_000];
    private static readonly int[] s_pageSizes = [100, 1000];
    private static readonly int[] s_latencies = [0, 20, 100];

    /// <summary>Whether combinations are measured that take an hour.</summary>
    public bool Full { get; init; }

    /// <summary>The arms to measure; null for all.</summary>
    public IReadOnlyList<string>? Arms { get; init; }

    /// <summary>Whether fresh pwsh processes are measured.</summary>
    public bool WithStartup { get; init; } = true;

    /// <summary>Whether it is measured how fast a listing is stopped.</summary>
    public bool WithStop { get; init; } = true;

    /// <summary>The scenarios, in the order of the table.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; init; } =
        [.. from count in s_counts from pageSize in s_pageSizes from latency in s_latencies select new Scenario(count, pageSize, latency)];

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
