using System.Diagnostics;
using Earthscale.Bench.Arms;
using Earthscale.Bench.Figures;
using Earthscale.Bench.Processes;
using Earthscale.Bench.Serving;

namespace Earthscale.Bench.Measuring;

/// <summary>Measures a new pwsh from its start to its end.</summary>
internal static class StartupBenchmark
{
    private const int Rounds = 25;

    /// <summary>Measures the commands in turn, many times, so that a busy moment of the machine affects all of them.</summary>
    public static async Task<IReadOnlyDictionary<string, List<double>>> RunAsync(ServerProcess server)
    {
        var scenario = new Scenario(100_000, 1000, 0);
        await server.PrepareAsync(scenario);
        var apiUri = server.ApiUri(scenario);
        var import = $"Import-Module '{HostedEngine.Manifest}'";
        (string Name, string Command)[] commands =
        [
            ("nothing", "exit"),
            ("Import-Module of Microsoft's ThreadJob", """Import-Module "$PSHOME/Modules/Microsoft.PowerShell.ThreadJob/Microsoft.PowerShell.ThreadJob.psd1" """),
            ("Import-Module", import),
            ("Invoke-RestMethod, one page", $"(Invoke-RestMethod '{apiUri}v1/datasets/cursor?limit=1000').items[0]"),
            ("Get-EsDataset, same page", $"{import}; Get-EsDataset | Select-Object -First 1"),
            ("Get-EsDataset -First 1", $"{import}; Get-EsDataset -First 1"),
        ];
        var times = commands.ToDictionary(command => command.Name, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, command) in commands)
            {
                var started = Stopwatch.GetTimestamp();
                await ProgramRun.RunAsync(ProgramRun.WithAccount(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", command]), apiUri));
                times[name].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return times;
    }
}
