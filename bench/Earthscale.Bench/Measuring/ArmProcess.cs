using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Earthscale.Bench.Arms;
using Earthscale.Bench.Serving;

namespace Earthscale.Bench.Measuring;

/// <summary>A process of its own for one arm, which lists whenever it is asked to.</summary>
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
        _process = Process.Start(WithAccount(start, server.ApiUri(scenario)))!;
    }

    /// <summary>The arms, the limit first; those named pwsh run in PowerShell's own program.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["raw", "kiota", "client", "hosted", "pwsh cmdlet", "pwsh irm", "pwsh irm-session"];

    /// <summary>Whether an arm needs PowerShell's own program.</summary>
    public static bool NeedsPwsh(string arm) => arm.StartsWith("pwsh ", StringComparison.Ordinal);

    /// <summary>Puts an account into a program's environment.</summary>
    public static ProcessStartInfo WithAccount(ProcessStartInfo start, Uri apiUri)
    {
        start.Environment["EARTHSCALE_API_KEY"] = "bench-key";
        start.Environment["EARTHSCALE_API_URL"] = apiUri.ToString();
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    /// <summary>Lists once.</summary>
    /// <exception cref="InvalidOperationException">The arm failed, or did not send exactly as many requests as there are pages.</exception>
    public async Task<Listing> ListAsync()
    {
        await _process.StandardInput.WriteLineAsync("list");
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{_arm} failed over {_scenario}.");
        // A pwsh arm asks for one page more, to see how long that takes to its first dataset.
        var expected = _scenario.Requests + (NeedsPwsh(_arm) ? 1 : 0);
        var sent = await _server.TakeRequestCountAsync();
        return sent == expected
            ? JsonSerializer.Deserialize<Listing>(line)!
            : throw new InvalidOperationException($"{_arm} sent {sent} requests for {_scenario} instead of {expected}.");
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
            "-Arm", arm.Split(' ')[1], "-ApiUri", apiUri.ToString(), "-Count", Text(scenario.Count), "-PageSize", Text(scenario.PageSize),
            "-Module", HostedEngine.Manifest,
        ])
        : new ProcessStartInfo(Environment.ProcessPath!, ["arm", arm, scenario.ToString(), apiUri.ToString()]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
