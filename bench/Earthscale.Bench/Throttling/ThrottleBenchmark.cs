using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Earthscale.Client;
using Earthscale.Client.Authentication;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Hosting;

namespace Earthscale.Bench.Throttling;

/// <summary>Measures how close bulk work gets to a limit of requests per minute, and how many requests are rejected.</summary>
internal static class ThrottleBenchmark
{
    // The emulator accepts a sixth of a minute's requests at once, and the rest at the rate of the limit.
    private const double Burst = 1 / 6.0;

    public static async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync("""
            ### Bulk work against a limit (429, Retry-After)

            | limit a minute | at a time | requests | s | of the limit's speed | refused | failed |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        foreach (var (perMinute, atATime, minutes) in new[] { (10, 8, 4), (30, 8, 2), (120, 8, 1), (600, 1, 1), (600, 8, 1), (600, 64, 1), (6000, 8, 1), (6000, 64, 1) })
        {
            await output.WriteLineAsync(await RunAsync(perMinute, atATime, minutes));
        }
    }

    private static async Task<string> RunAsync(int perMinute, int atATime, int minutes)
    {
        // The number of requests for this time at the rate of the limit.
        var count = Math.Max(1, (int)(perMinute * Burst)) + (perMinute * minutes);
        await using var emulator = await EmulatorServer.StartAsync(
            new EmulatorOptions { Urls = "http://127.0.0.1:0", SampleCatalog = false, RateLimit = perMinute }, CancellationToken.None);
        var (refused, failures) = (0, new ConcurrentQueue<Exception>());
        using var client = new EarthscaleClient(SignIn.WithApiKey(EmulatorOptions.WellKnownApiKey, emulator.BaseUri), new EarthscaleClientOptions
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
        return string.Create(CultureInfo.InvariantCulture, $"| {perMinute:N0} | {atATime} | {count:N0} | {seconds:N1} | {60 * minutes / seconds:P0} | {refused:N0} ({(double)refused / count:P1}) | {failures.Count} |");
    }
}
