using Earthscale.Bench.Measuring;

namespace Earthscale.Bench.Reporting;

/// <summary>Writes results as Markdown.</summary>
internal static class MarkdownReport
{
    private const double MiB = 1 << 20;

    public static string Head(Scenario scenario) => Text($"""
        {Title(scenario)}

        | arm | objects/s | time of the limit | warm ms | CPU ms | fresh ms | first object ms, warm / fresh process | allocated MiB | peak MiB |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        """);

    public static string Row(string arm, Scenario scenario, ArmResult result, ArmResult limit)
    {
        var ms = result.Median(listing => listing.Ms);
        return Text($"| {arm} | {scenario.Count / ms * 1000:N0} | {ms / limit.Median(listing => listing.Ms):0.00} | {ms:N1} | {result.Median(listing => listing.CpuMs):N0} | {result.Fresh.Ms:N1} | {result.Median(listing => listing.FirstObjectMs):N1} / {Milliseconds(result.Fresh.SinceStartMs)} | {result.Median(listing => listing.AllocatedBytes) / MiB:N1} | {result.PeakBytes / MiB:N0} |");
    }

    public static string Skipped(Scenario scenario, string reason) => $"""
        {Title(scenario)}

        {reason}

        """;

    public static string Skipped(string arm, string reason) => $"| {arm} | {reason} | | | | | | | |";

    public static string Startup(IReadOnlyList<(string Name, double MedianMs)> arms, double importMs)
    {
        var nothing = arms[0].MedianMs;
        var peer = arms.Single(arm => arm.Name.StartsWith("Invoke-RestMethod", StringComparison.Ordinal)).MedianMs;
        var rows = arms.Select(arm => Text($"| {arm.Name} | {arm.MedianMs:N0} | {arm.MedianMs - nothing:N0} | {arm.MedianMs / peer:0.00} |"));
        return Text($"""
            ### A fresh pwsh, from its start to its end

            | command | ms | more than nothing | of Invoke-RestMethod |
            | --- | ---: | ---: | ---: |
            {string.Join(Environment.NewLine, rows)}

            Import-Module by a clock inside the process: {importMs:N0} ms.

            """);
    }

    public static string Stop(IReadOnlyList<(string While, double[] Times)> stops)
    {
        var rows = stops.Select(stop => Text($"| {stop.While} | {stop.Times[0]:N1} | {stop.Times[1..].Median():N1} | {stop.Times[1..].Max():N1} |"));
        return $"""
            ### From Ctrl+C to the end of a listing

            | while | first of a process, ms | later ones, median ms | longest ms |
            | --- | ---: | ---: | ---: |
            {string.Join(Environment.NewLine, rows)}

            """;
    }

    private static string Title(Scenario scenario) =>
        Text($"### {scenario.Count:N0} datasets, pages of {scenario.PageSize}, {scenario.LatencyMs} ms latency ({scenario.Requests:N0} requests)");

    private static string Milliseconds(double? time) => time is { } ms ? Text($"{ms:N1}") : "-";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
