using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Earthscale.Client;
using Earthscale.Client.Authentication;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.Emulator;

namespace Earthscale.Bench.Throttling;

/// <summary>How near bulk work gets to the speed that a limit of requests a minute allows, and how many requests are refused on the way.</summary>
internal static class ThrottleBenchmark
{
    // The emulator lets a sixth of a minute's requests in at once, and the rest at the limit's speed.
    private const double Burst = 1 / 6.0;

    public static async Task<int> RunAsync()
    {
        await Console.Out.WriteLineAsync("""
            ### Bulk work against a limit (429, Retry-After)

            | limit a minute | at a time | requests | s | s at the limit's speed | of that speed | refused | failed |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        foreach (var (perMinute, atATime) in new[] { (120, 8), (600, 1), (600, 8), (600, 64), (6000, 8), (6000, 64) })
        {
            await Console.Out.WriteLineAsync(await RunAsync(perMinute, atATime));
        }

        return 0;
    }

    private static async Task<string> RunAsync(int perMinute, int atATime)
    {
        // What takes a minute at the limit's speed.
        var count = (int)(perMinute * (1 + Burst));
        await using var emulator = await EmulatorServer.StartAsync(
            new EmulatorOptions { Urls = "http://127.0.0.1:0", SampleCatalog = false, RateLimit = perMinute }, CancellationToken.None);
        var (refused, failures) = (0, new ConcurrentQueue<Exception>());
        using var client = new EarthscaleClient(SignIn.WithApiKey(EmulatorServer.WellKnownApiKey, emulator.BaseUri), new EarthscaleClientOptions
        {
            Observer = happened => Interlocked.Add(ref refused, happened is RequestEnded { Status: HttpStatusCode.TooManyRequests } ? 1 : 0),
        });
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atATime }, async (number, cancel) =>
        {
            try
            {
                await client.AddAsync(new NewVectorDataset { Name = $"bulk-{number}", Url = "gs://bucket/a.fgb" }, cancel);
            }
            catch (EarthscaleException e)
            {
                failures.Enqueue(e);
            }
        });
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"| {perMinute:N0} | {atATime} | {count:N0} | {seconds:N1} | 60.0 | {60 / seconds:P0} | {refused:N0} ({(double)refused / count:P1}) | {failures.Count} |");
    }
}
