using System.Diagnostics;
using Earthscale.Bench.Arms;
using Earthscale.Bench.Reporting;
using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Hosting;

namespace Earthscale.Bench.Measuring;

/// <summary>Measures the time and the memory of the emulator for a large catalog, in a separate process.</summary>
internal static class EmulatorBenchmark
{
    private const int Count = 1_000_000;

    public static async Task<string> RunAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve-emulator"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator did not start.");
        var arm = new ClientArm(new Uri(address), pageSize: 1000, EmulatorOptions.WellKnownApiKey);
        var count = 0;
        var started = Stopwatch.GetTimestamp();
        await arm.ListAsync(() => count++);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        var peak = process.PeakWorkingSet64;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return count == Count ? MarkdownReport.Emulator(count, seconds, peak) : throw new InvalidOperationException($"The emulator gave {count} datasets of {Count}.");
    }

    /// <summary>Runs the emulator until the input ends.</summary>
    public static async Task<int> ServeAsync()
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Urls = "http://127.0.0.1:0", SampleCatalog = false, Datasets = Count });
        await Console.Out.WriteLineAsync(server.BaseUri.ToString());
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
