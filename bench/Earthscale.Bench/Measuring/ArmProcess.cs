using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Earthscale.Bench.Arms;
using Earthscale.Bench.Figures;
using Earthscale.Bench.Processes;
using Earthscale.Bench.Serving;

namespace Earthscale.Bench.Measuring;

/// <summary>A separate process for one arm, which lists on request.</summary>
internal sealed class ArmProcess : IDisposable
{
    private readonly string _arm;
    private readonly Scenario _scenario;
    private readonly ServerProcess _server;
    private readonly Process _process;

    public ArmProcess(string arm, Scenario scenario, ServerProcess server)
    {
        (_arm, _scenario, _server) = (arm, scenario, server);
        var start = Command(arm, scenario, server.ApiUri(scenario));
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        _process = Process.Start(ProgramRun.WithAccount(start, server.ApiUri(scenario)))!;
    }

    /// <summary>The arms, the reference first; those with names of commands run in pwsh.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["raw", "kiota", "client", "Get-EsDataset", "Invoke-RestMethod"];

    public static bool NeedsPwsh(string arm) => arm.Contains('-', StringComparison.Ordinal);

    /// <summary>Whether an arm takes minutes for a million datasets.</summary>
    public static bool IsSlow(string arm) => arm is "kiota" or "Invoke-RestMethod";

    /// <summary>Lists once.</summary>
    /// <exception cref="InvalidOperationException">The arm failed, or the number of its requests is not the number of pages.</exception>
    public async Task<Listing> ListAsync()
    {
        await _process.StandardInput.WriteLineAsync("list");
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{_arm} failed over {_scenario}.");
        var sent = await _server.ReadAndResetRequestCountAsync();
        return sent == _scenario.Requests
            ? JsonSerializer.Deserialize<Listing>(line)!
            : throw new InvalidOperationException($"{_arm} sent {sent} requests for {_scenario} instead of {_scenario.Requests}.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static ProcessStartInfo Command(string arm, Scenario scenario, Uri apiUri) => NeedsPwsh(arm)
        ? new ProcessStartInfo("pwsh",
        [
            "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Arms", "pwsh.ps1"),
            "-Arm", arm, "-ApiUri", apiUri.ToString(), "-Count", Text(scenario.Count), "-PageSize", Text(scenario.PageSize),
            "-Module", HostedEngine.Manifest,
        ])
        : new ProcessStartInfo(Environment.ProcessPath!, ["arm", arm, scenario.ToString(), apiUri.ToString()]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
