using System.Diagnostics;
using System.Text.Json;
using Earthscale.Bench.Figures;

namespace Earthscale.Bench.Arms;

/// <summary>Measures one arm in this process: reads one line of input, lists once, and writes one line of JSON.</summary>
internal static class ArmHost
{
    public static async Task<int> RunAsync(string name, Scenario scenario, Uri apiUri)
    {
        IArm arm = name switch
        {
            "raw" => new RawArm(apiUri, scenario.PageSize),
            "kiota" => new KiotaArm(apiUri, scenario.PageSize),
            "client" => new ClientArm(apiUri, scenario.PageSize),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such arm."),
        };
        while (await Console.In.ReadLineAsync() is not null)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await ListAsync(arm, scenario)));
        }

        return 0;
    }

    private static async Task<Listing> ListAsync(IArm arm, Scenario scenario)
    {
        var count = 0L;
        var cpu = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        await arm.ListAsync(() => count++);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var cpuTaken = Environment.CpuUsage.TotalTime - cpu;
        using var process = Process.GetCurrentProcess();
        return count == scenario.Count
            ? new Listing(elapsed.TotalMilliseconds, cpuTaken.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated, process.PeakWorkingSet64)
            : throw new InvalidOperationException($"{arm.GetType().Name} gave {count} datasets of {scenario.Count}.");
    }
}
