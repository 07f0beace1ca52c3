using System.Diagnostics;
using System.Globalization;
using Earthscale.Bench.Measuring;

namespace Earthscale.Bench.Serving;

/// <summary>The server, in a process of its own.</summary>
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

    /// <summary>The service's root for a scenario.</summary>
    public Uri ApiUri(Scenario scenario) => ApiUri(string.Create(CultureInfo.InvariantCulture, $"{scenario.Count}/{scenario.LatencyMs}"));

    /// <summary>The root of a service of so many datasets and such a behavior.</summary>
    public Uri ApiUri(string service) => new(_root, $"{service}/");

    /// <summary>Has a scenario's pages made, so that nobody waits for that later.</summary>
    public async Task PrepareAsync(Scenario scenario)
    {
        await _http.GetByteArrayAsync(new Uri(ApiUri(scenario), $"v1/datasets/cursor?limit={scenario.PageSize}"));
        await TakeRequestCountAsync();
    }

    /// <summary>Where the server says how many pages were asked for since it was asked last.</summary>
    public Uri RequestsUri => new(_root, "requests");

    /// <summary>How many pages were asked for since this was asked last.</summary>
    public async Task<int> TakeRequestCountAsync() =>
        int.Parse(await _http.GetStringAsync(RequestsUri), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }
}
