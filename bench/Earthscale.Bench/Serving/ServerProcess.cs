using System.Diagnostics;
using System.Globalization;
using Earthscale.Bench.Figures;

namespace Earthscale.Bench.Serving;

/// <summary>The server, in a separate process.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly Process _process;
    private readonly Uri _root;

    private ServerProcess(Process process, Uri root) => (_process, _root) = (process, root);

    public static async Task<ServerProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess(process, new Uri(address));
    }

    /// <summary>The root of the service for a scenario.</summary>
    public Uri ApiUri(Scenario scenario) => ApiUri(string.Create(CultureInfo.InvariantCulture, $"{scenario.Count}/{scenario.LatencyMs}"));

    /// <summary>The root of a service with this number of datasets and this behavior.</summary>
    public Uri ApiUri(string service) => new(_root, $"{service}/");

    /// <summary>Renders a scenario's pages before the measurement.</summary>
    public async Task PrepareAsync(Scenario scenario)
    {
        await _http.GetByteArrayAsync(new Uri(ApiUri(scenario), $"v1/datasets/cursor?limit={scenario.PageSize}"));
        await ReadAndResetRequestCountAsync();
    }

    /// <summary>The address that returns the number of requests since the last call.</summary>
    public Uri RequestsUri => new(_root, "requests");

    /// <summary>The number of requests since the last call.</summary>
    public async Task<int> ReadAndResetRequestCountAsync() =>
        int.Parse(await _http.GetStringAsync(RequestsUri), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }
}
