using Earthscale.Bench.Measuring;

namespace Earthscale.Bench.Reporting;

/// <summary>Writes results as Markdown.</summary>
internal static class MarkdownReport
{
    private const double MiB = 1 << 20;

    public static string Head(Scenario scenario) => Text($"""
        ### {scenario.Count:N0} datasets, pages of {scenario.PageSize}, {scenario.LatencyMs} ms latency ({scenario.Requests:N0} requests)

        | arm | objects/s | time of the limit | warm ms | CPU ms | fresh ms | first object ms, warm / fresh process | allocated MiB | peak MiB |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        """);

    public static string Row(string arm, Scenario scenario, ArmResult result, ArmResult limit) =>
        Text($"| {arm} | {scenario.Count / result.MedianMs * 1000:N0} | {result.MedianMs / limit.MedianMs:0.00} | {result.MedianMs:N1} | {result.CpuMs:N0} | {result.FreshMs:N1} | {Milliseconds(result.WarmFirstObjectMs)} / {Milliseconds(result.FirstObjectMs)} | {result.AllocatedBytes / MiB:N1} | {result.PeakBytes / MiB:N0} |");

    public static string Skipped(string arm, string reason) => $"| {arm} | {reason} | | | | | | | |";

    public static string Startup(IReadOnlyList<(string Name, double MedianMs)> arms)
    {
        var nothing = arms[0].MedianMs;
        var peer = arms.Single(arm => arm.Name.StartsWith("Invoke-RestMethod", StringComparison.Ordinal)).MedianMs;
        var rows = arms.Select(arm => Text($"| {arm.Name} | {arm.MedianMs:N0} | {arm.MedianMs - nothing:N0} | {arm.MedianMs / peer:0.00} |"));
        return $"""
            ### A fresh pwsh, from its start to its end

            | command | ms | more than nothing | of Invoke-RestMethod |
            | --- | ---: | ---: | ---: |
            {string.Join(Environment.NewLine, rows)}
            """;
    }

    private static string Milliseconds(double? time) => time is { } ms ? Text($"{ms:N1}") : "-";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
