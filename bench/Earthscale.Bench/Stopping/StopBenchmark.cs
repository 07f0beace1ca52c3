using System.Diagnostics;
using System.Text.Json;
using Earthscale.Bench.Processes;
using Earthscale.Bench.Serving;

namespace Earthscale.Bench.Stopping;

/// <summary>Measures how long a listing continues after Ctrl+C, for several behaviors of the server.</summary>
internal static class StopBenchmark
{
    public static async Task<IReadOnlyList<(string While, double[] Times)>> RunAsync(ServerProcess server)
    {
        var results = new List<(string, double[])>();
        foreach (var (what, service) in new[]
        {
            ("pages come", "100000000/0"),
            ("the server does not answer", $"100/{PageServer.Silent}"),
            ("a response comes drop by drop", $"100/{PageServer.Dripping}"),
            ("the server is down for a minute (503, Retry-After: 60)", $"100/{PageServer.Down}"),
        })
        {
            results.Add((what, await StopAsync(server, service)));
        }

        return results;
    }

    private static async Task<double[]> StopAsync(ServerProcess server, string service)
    {
        await server.ReadAndResetRequestCountAsync();
        var start = ProgramRun.WithAccount(new ProcessStartInfo(Environment.ProcessPath!, ["stop", server.RequestsUri.ToString()]), server.ApiUri(service));
        return JsonSerializer.Deserialize<double[]>(await ProgramRun.RunAsync(start))!;
    }
}
