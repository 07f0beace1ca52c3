using System.Diagnostics;
using System.Text.Json;
using Earthscale.Bench.Measuring;

namespace Earthscale.Bench.Arms;

/// <summary>Measures one arm, in this process, and prints the result as a line of JSON.</summary>
internal static class ArmHost
{
    public static async Task<int> RunAsync(string name, Scenario scenario, Uri apiUri)
    {
        IArm arm = name switch
        {
            "raw" => new RawArm(apiUri, scenario.PageSize),
            "kiota" => new KiotaArm(apiUri, scenario.PageSize),
            "client" => new ClientArm(apiUri, scenario.PageSize),
            "hosted" => new HostedArm(scenario.PageSize),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such arm."),
        };
        var fresh = await RunOnceAsync(arm, scenario);
        var sinceStart = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds;
        var warm = new List<(double Ms, double FirstMs, double CpuMs, double Bytes)>();
        while (Budget.Allows(warm.Count, warm.Sum(run => run.Ms)))
        {
            warm.Add(await RunOnceAsync(arm, scenario));
        }

        var result = new ArmResult(
            sinceStart - fresh.Ms + fresh.FirstMs,
            warm.Select(run => run.FirstMs).Median(),
            fresh.Ms,
            [.. warm.Select(run => run.Ms)],
            warm.Select(run => run.CpuMs).Median(),
            warm.Select(run => run.Bytes).Median(),
            Process.GetCurrentProcess().PeakWorkingSet64);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result));
        return 0;
    }

    private static async Task<(double Ms, double FirstMs, double CpuMs, double Bytes)> RunOnceAsync(IArm arm, Scenario scenario)
    {
        var count = 0L;
        var first = TimeSpan.Zero;
        var cpu = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        await arm.ListAsync(() =>
        {
            if (count++ == 0)
            {
                first = Stopwatch.GetElapsedTime(started);
            }
        });
        var elapsed = Stopwatch.GetElapsedTime(started);
        return count == scenario.Count
            ? (elapsed.TotalMilliseconds, first.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated)
            : throw new InvalidOperationException($"{arm.GetType().Name} gave {count} datasets of {scenario.Count}.");
    }
}
