using System.Diagnostics;
using System.Globalization;
using Earthscale.Bench.Arms;
using Earthscale.Bench.Serving;

namespace Earthscale.Bench.Measuring;

/// <summary>How long a fresh pwsh takes, from its start to its end, with as little in between as possible.</summary>
internal static class StartupBenchmark
{
    private const int Rounds = 25;

    /// <summary>Measures each command in turn, many times over, so that a busy moment of the machine strikes all of them.</summary>
    /// <returns>The time of each command, and that of the import by a clock inside the process.</returns>
    public static async Task<(IReadOnlyList<(string Name, double MedianMs)> Commands, double ImportMs)> RunAsync(ServerProcess server)
    {
        var scenario = new Scenario(100_000, 1000, 0);
        await server.PrepareAsync(scenario);
        var apiUri = server.ApiUri(scenario);
        var module = HostedEngine.Manifest;
        (string Name, string Command, List<double> Times)[] arms =
        [
            ("nothing", "exit", []),
            ("Import-Module", $"Import-Module '{module}'", []),
            ("Invoke-RestMethod, one page", $"(Invoke-RestMethod '{apiUri}v1/datasets/cursor?limit=1000').items[0]", []),
            ("Get-EsDataset, same page", $"Import-Module '{module}'; Get-EsDataset | Select-Object -First 1", []),
            ("Get-EsDataset -First 1", $"Import-Module '{module}'; Get-EsDataset -First 1", []),
        ];
        var imports = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, command, times) in arms)
            {
                var started = Stopwatch.GetTimestamp();
                await RunAsync(command, apiUri);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            var import = await RunAsync($"$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module '{module}'; [string]$watch.Elapsed.TotalMilliseconds", apiUri);
            imports.Add(double.Parse(import, CultureInfo.InvariantCulture));
        }

        return ([.. arms.Select(arm => (arm.Name, arm.Times.Median()))], imports.Median());
    }

    private static Task<string> RunAsync(string command, Uri apiUri) =>
        ProgramRun.ToEndAsync(ArmProcess.WithAccount(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", command]), apiUri));
}
