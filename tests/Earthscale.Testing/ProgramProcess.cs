using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace Earthscale.Testing;

/// <summary>A built .NET program in a separate process.</summary>
public sealed class ProgramProcess : IDisposable
{
    // The host of the current runtime: PATH can have another one, or none.
    private static readonly string s_dotnet = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private readonly Process _process;
    private readonly Task<string> _errors;

    private ProgramProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(Cancellation);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public int Id => _process.Id;

    public static ProgramProcess Start(string program, params IEnumerable<string> arguments) => new(Process.Start(new ProcessStartInfo(s_dotnet, [program, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    /// <summary>Runs a program until it ends, with an empty input.</summary>
    public static Task<ProgramResult> RunAsync(string program, params IEnumerable<string> arguments) => RunWithInputAsync(program, "", arguments);

    public static async Task<ProgramResult> RunWithInputAsync(string program, string input, params IEnumerable<string> arguments)
    {
        using var process = Start(program, arguments);
        return await process.EndAsync(input);
    }

    /// <summary>Reads the output up to the first line that matches.</summary>
    /// <exception cref="InvalidOperationException">The program ended before. The message contains its output.</exception>
    public async Task<IReadOnlyList<string>> ReadUntilAsync(Predicate<string> isLast)
    {
        var lines = new List<string>();
        do
        {
            lines.Add(await _process.StandardOutput.ReadLineAsync(Cancellation)
                ?? throw new InvalidOperationException($"The program ended. {string.Join('\n', lines)} {await _errors}"));
        }
        while (!isLast(lines[^1]));
        return lines;
    }

    /// <summary>Writes the rest of the input, and waits until it ends.</summary>
    public async Task<ProgramResult> EndAsync(string input = "")
    {
        try
        {
            await _process.StandardInput.WriteAsync(input);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all input.
        }

        var output = await _process.StandardOutput.ReadToEndAsync(Cancellation);
        await _process.WaitForExitAsync(Cancellation);
        return new ProgramResult(_process.ExitCode, output, await _errors);
    }

    /// <summary>Kills it as <c>kill -9</c> does, but not its child processes.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Cancellation);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
