using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Earthscale.Bench.Arms;
using Earthscale.Bench.Serving;

namespace Earthscale.Bench.Measuring;

/// <summary>Runs one arm over one scenario in a process of its own.</summary>
internal static class ArmProcess
{
    /// <summary>The arms, the limit first; those named pwsh run in PowerShell's own program.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["raw", "kiota", "client", "hosted", "pwsh cmdlet", "pwsh irm", "pwsh irm-session"];

    /// <exception cref="InvalidOperationException">The arm failed, or did not send exactly as many requests as there are pages.</exception>
    public static async Task<ArmResult> RunAsync(string arm, Scenario scenario, ServerProcess server)
    {
        await server.PrepareAsync(scenario);
        var output = await RunAsync(Start(arm, scenario, server.ApiUri(scenario)), server.ApiUri(scenario));
        var result = JsonSerializer.Deserialize<ArmResult>(output)!;
        var expected = (result.WarmMs.Length + 1) * scenario.Requests;
        var sent = await server.TakeRequestCountAsync();
        return sent == expected ? result : throw new InvalidOperationException($"{arm} sent {sent} requests for {scenario} instead of {expected}.");
    }

    /// <summary>Runs a program to its end, with an account in its environment.</summary>
    public static async Task<string> RunAsync(ProcessStartInfo start, Uri apiUri)
    {
        start.RedirectStandardOutput = true;
        start.Environment["EARTHSCALE_API_KEY"] = "bench-key";
        start.Environment["EARTHSCALE_API_URL"] = apiUri.ToString();
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {output}");
    }

    private static ProcessStartInfo Start(string arm, Scenario scenario, Uri apiUri) => arm.Split(' ') is ["pwsh", var inside]
        ? new ProcessStartInfo("pwsh",
        [
            "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Arms", "pwsh.ps1"),
            "-Arm", inside, "-ApiUri", apiUri.ToString(), "-Count", Text(scenario.Count), "-PageSize", Text(scenario.PageSize),
            "-Module", $"{HostedArm.ModuleFolder}Earthscale.psd1",
        ])
        : new ProcessStartInfo(Environment.ProcessPath!, ["arm", arm, scenario.ToString(), apiUri.ToString()]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
