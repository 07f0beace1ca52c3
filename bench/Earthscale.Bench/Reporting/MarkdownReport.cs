using Earthscale.Bench.Figures;

namespace Earthscale.Bench.Reporting;

/// <summary>Writes results as the tables of <c>docs/performance.md</c>.</summary>
internal static class MarkdownReport
{
    private const double MiB = 1 << 20;
    private const string Peer = "Invoke-RestMethod";

    public static string Machine() => Text($"""
        {DateTime.UtcNow:yyyy-MM-dd}, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores.

        """);

    public static string Listings(Scenario scenario, IReadOnlyDictionary<string, ArmResult> results)
    {
        var limit = results["raw"].Median(listing => listing.Ms);
        var rows = results.Select(arm => Text($"| {arm.Key} | {arm.Value.Times.WithRange()} | {arm.Value.Median(listing => listing.Ms) / limit:0.00} | {scenario.Count / arm.Value.Median(listing => listing.Ms) * 1000:N0} | {arm.Value.Median(listing => listing.CpuMs):N0} | {arm.Value.Median(listing => listing.AllocatedBytes) / MiB:N1} | {arm.Value.PeakBytes / MiB:N0} |"));
        return Text($"""
            ### {scenario.Count:N0} datasets, pages of {scenario.PageSize}, {scenario.LatencyMs} ms latency

            | arm | ms | of raw | datasets/s | CPU ms | allocated MiB | peak MiB |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            {string.Join(Environment.NewLine, rows)}

            """);
    }

    public static string Startup(IReadOnlyDictionary<string, List<double>> commands)
    {
        var peer = commands.Single(command => command.Key.StartsWith(Peer, StringComparison.Ordinal)).Value.Median();
        var rows = commands.Select(command => Text($"| {command.Key} | {command.Value.WithRange()} | {command.Value.Median() / peer:0.00} |"));
        return $"""
            ### A fresh pwsh, from its start to its end

            | command | ms | of {Peer} |
            | --- | ---: | ---: |
            {string.Join(Environment.NewLine, rows)}

            """;
    }

    public static string Stop(IReadOnlyList<(string While, double[] Times)> stops)
    {
        var rows = stops.Select(stop => Text($"| {stop.While} | {stop.Times[0]:N0} | {stop.Times[1..].WithRange()} |"));
        return $"""
            ### From Ctrl+C to the end of a listing

            | while | first of a process, ms | later ones, ms |
            | --- | ---: | ---: |
            {string.Join(Environment.NewLine, rows)}

            """;
    }

    public static string Emulator(int count, double seconds, long peakBytes) => Text($"""
        ### The emulator

        {count:N0} datasets listed from it by the client in pages of 1000: {seconds:N1} s. Its process held {peakBytes / MiB:N0} MiB at most.

        """);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
