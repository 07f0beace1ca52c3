using System.Diagnostics;

namespace Earthscale.Bench.Processes;

internal static class ProgramRun
{
    /// <summary>Sets the account in a program's environment.</summary>
    public static ProcessStartInfo WithAccount(ProcessStartInfo start, Uri apiUri)
    {
        start.Environment["EARTHSCALE_API_KEY"] = "bench-key";
        start.Environment["EARTHSCALE_API_URL"] = apiUri.ToString();
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    /// <summary>Runs a program and returns its output.</summary>
    /// <exception cref="InvalidOperationException">The exit code is not 0.</exception>
    public static async Task<string> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {output}");
    }
}
