using Earthscale.Bench.Figures;
using Earthscale.Bench.Reporting;
using Earthscale.Bench.Serving;
using Earthscale.Bench.Stopping;
using Earthscale.Bench.Throttling;

namespace Earthscale.Bench.Measuring;

/// <summary>Measures everything, or the selected parts, and prints tables.</summary>
internal static class Benchmark
{
    /// <summary>The parts, in the order in which they are measured.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["listings", "startup", "stop", "emulator", "throttle"];

    public static async Task<int> RunAsync(IReadOnlyCollection<string> parts, IEnumerable<Scenario> scenarios, TextWriter output)
    {
        using var server = await ServerProcess.StartAsync();
        var hasPwsh = FindPwsh() is not null;
        await output.WriteLineAsync(MarkdownReport.Machine() + (hasPwsh ? "" : "There is no pwsh on the path; what runs in it was omitted.\n"));
        foreach (var scenario in parts.Contains("listings") ? scenarios : [])
        {
            var arms = ArmProcess.Arms.Where(arm => (hasPwsh || !ArmProcess.NeedsPwsh(arm)) && !(scenario.Count > 100_000 && ArmProcess.IsSlow(arm)));
            await output.WriteLineAsync(MarkdownReport.Listings(scenario, await ListingBenchmark.RunAsync(scenario, arms, server)));
        }

        if (hasPwsh && parts.Contains("startup"))
        {
            await output.WriteLineAsync(MarkdownReport.Startup(await StartupBenchmark.RunAsync(server)));
        }

        if (parts.Contains("stop"))
        {
            await output.WriteLineAsync(MarkdownReport.Stop(await StopBenchmark.RunAsync(server)));
        }

        if (parts.Contains("emulator"))
        {
            await output.WriteLineAsync(await EmulatorBenchmark.RunAsync());
        }

        if (parts.Contains("throttle"))
        {
            await ThrottleBenchmark.RunAsync(output);
        }

        return 0;
    }

    private static string? FindPwsh() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "pwsh"), Path.Combine(folder, "pwsh.exe") })
            .FirstOrDefault(File.Exists);
}
