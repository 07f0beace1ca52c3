using System.Diagnostics;
using System.Management.Automation;
using System.Text.Json;
using Earthscale.Bench.Arms;

namespace Earthscale.Bench.Stopping;

/// <summary>Stops listings in an engine of this process, as Ctrl+C does, and prints the time until each ended as a line of JSON.</summary>
internal static class StopHost
{
    private const int Rounds = 20;

    public static async Task<int> RunAsync(Uri requests)
    {
        using var http = new HttpClient();
        using var runspace = HostedEngine.Open();
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            using var shell = PowerShell.Create(runspace);
            var listing = shell.AddScript("Get-EsDataset -PageSize 100 | Out-Null").BeginInvoke();
            await WaitForRequestAsync(http, requests);
            // Varies, to avoid a fixed rhythm.
            await Task.Delay(Random.Shared.Next(50, 250));
            if (listing.IsCompleted)
            {
                throw new InvalidOperationException("The listing ended before it was stopped.");
            }

            var started = Stopwatch.GetTimestamp();
            shell.Stop();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await http.GetStringAsync(requests);
        }

        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(times));
        return 0;
    }

    private static async Task WaitForRequestAsync(HttpClient http, Uri requests)
    {
        while (await http.GetStringAsync(requests) == "0")
        {
            await Task.Delay(10);
        }
    }
}
