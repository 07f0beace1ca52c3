using Earthscale.Bench.Reporting;
using Earthscale.Bench.Serving;
using Earthscale.Bench.Stopping;

namespace Earthscale.Bench.Measuring;

/// <summary>Measures every arm over every scenario, and prints a table.</summary>
internal static class Benchmark
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        using var server = await ServerProcess.StartAsync();
        var hasPwsh = Path.Exists(FindPwsh());
        foreach (var scenario in options.Scenarios)
        {
            await RunAsync(scenario, options, hasPwsh, server);
        }

        if (hasPwsh && options.WithStartup)
        {
            var (commands, importMs) = await StartupBenchmark.RunAsync(server);
            await Console.Out.WriteLineAsync(MarkdownReport.Startup(commands, importMs));
        }

        if (options.WithStop)
        {
            await Console.Out.WriteLineAsync(MarkdownReport.Stop(await StopBenchmark.RunAsync(server)));
        }

        await Console.Out.WriteLineAsync(hasPwsh ? "" : "There is no pwsh on the path; what runs in it was omitted.");
        return 0;
    }

    private static async Task RunAsync(Scenario scenario, BenchmarkOptions options, bool hasPwsh, ServerProcess server)
    {
        var arms = ArmProcess.Arms.Where(arm => options.Wants(arm) && (hasPwsh || !ArmProcess.NeedsPwsh(arm))).ToArray();
        if (arms.All(arm => options.SkipReason(arm, scenario) is not null))
        {
            await Console.Out.WriteLineAsync(MarkdownReport.Skipped(scenario, options.SkipReason(arms[0], scenario)!));
            return;
        }

        var results = await ListingBenchmark.RunAsync(scenario, arms.Where(arm => options.SkipReason(arm, scenario) is null), server);
        await Console.Out.WriteLineAsync(MarkdownReport.Head(scenario));
        foreach (var arm in arms)
        {
            await Console.Out.WriteLineAsync(results.TryGetValue(arm, out var result)
                ? MarkdownReport.Row(arm, scenario, result, results["raw"])
                : MarkdownReport.Skipped(arm, options.SkipReason(arm, scenario)!));
        }

        await Console.Out.WriteLineAsync();
    }

    private static string? FindPwsh() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "pwsh"), Path.Combine(folder, "pwsh.exe") })
            .FirstOrDefault(File.Exists);
}
