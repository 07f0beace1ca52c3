using System.Diagnostics;
using System.Reflection;

namespace Earthscale.Shell.Tests;

/// <summary>The built shell, run to its end.</summary>
internal static class ShellProcess
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static readonly string s_assembly = typeof(ShellProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ShellAssembly").Value!;

    public static Task<ShellResult> RunAsync(params string[] arguments) => RunWithInputAsync(string.Empty, arguments);

    public static async Task<ShellResult> RunWithInputAsync(string input, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        using var limit = new CancellationTokenSource(s_patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await WriteAsync(process, input);
            await process.WaitForExitAsync(limit.Token);
            return new ShellResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading to the end, as 'exit' may.
        }
    }

    private static ProcessStartInfo StartInfo(string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [s_assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // An account of the person who runs the tests is not ours to use.
        foreach (var name in new[] { "API_KEY", "API_URL", "EMAIL", "PASSWORD" })
        {
            info.Environment.Remove($"EARTHSCALE_{name}");
        }

        info.Environment["EARTHSCALE_CREDENTIALS_FILE"] = Path.Combine(Path.GetTempPath(), $"earthscale-no-session-{Environment.ProcessId}", "session.json");
        return info;
    }
}
