using Earthscale.Bench.Reporting;
using Earthscale.Bench.Serving;

namespace Earthscale.Bench.Measuring;

/// <summary>Measures every arm over every scenario, and prints a table.</summary>
internal static class Benchmark
{
    private const string Usage = """
        Measures listings. Prints Markdown.
          --full                     all combinations, also those that take an hour
          --arms raw,hosted,...      only these (raw is always among them)
          --scenarios 1000/100/20,…  only these: datasets/page size/latency in ms
          --startup                  only how long a fresh pwsh takes
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (!BenchmarkOptions.TryParse(args, out var options))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 1;
        }

        using var server = await ServerProcess.StartAsync();
        var hasPwsh = Path.Exists(FindPwsh());
        foreach (var scenario in options.Scenarios)
        {
            await RunAsync(scenario, options, hasPwsh, server);
        }

        if (hasPwsh && options.WithStartup)
        {
            await Console.Out.WriteLineAsync(MarkdownReport.Startup(await StartupBenchmark.RunAsync(server)));
        }

        await Console.Out.WriteLineAsync(hasPwsh ? "" : "There is no pwsh on the path; what runs in it was left out.");
        return 0;
    }

    private static async Task RunAsync(Scenario scenario, BenchmarkOptions options, bool hasPwsh, ServerProcess server)
    {
        await Console.Out.WriteLineAsync(MarkdownReport.Head(scenario));
        ArmResult? limit = null;
        foreach (var arm in ArmProcess.Arms.Where(arm => options.Wants(arm) && (hasPwsh || !arm.StartsWith("pwsh", StringComparison.Ordinal))))
        {
            if (options.SkipReason(arm, scenario) is { } reason)
            {
                await Console.Out.WriteLineAsync(MarkdownReport.Skipped(arm, reason));
                continue;
            }

            var result = await ArmProcess.RunAsync(arm, scenario, server);
            limit ??= result;
            await Console.Out.WriteLineAsync(MarkdownReport.Row(arm, scenario, result, limit));
        }

        await Console.Out.WriteLineAsync();
    }

    private static string? FindPwsh() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "pwsh"), Path.Combine(folder, "pwsh.exe") })
            .FirstOrDefault(File.Exists);
}
