using System.Diagnostics;

namespace Earthscale.Emulator.Tests.Running;

/// <summary>The emulator as people start it: a process of its own.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process) => _process = process;

    /// <summary>What it wrote at its start.</summary>
    public List<string> Greeting { get; } = [];

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public int Id => _process.Id;

    /// <summary>Starts it on a free port, and waits until it says where it listens.</summary>
    public static async Task<EmulatorProcess> StartAsync(params string[] arguments)
    {
        var started = new EmulatorProcess(Launch(["--urls", "http://127.0.0.1:0", .. arguments]));
        do
        {
            var line = await started._process.StandardOutput.ReadLineAsync(RunningEmulator.Cancelled)
                ?? throw new InvalidOperationException("The emulator ended: " + await started._process.StandardError.ReadToEndAsync(RunningEmulator.Cancelled));
            started.Greeting.Add(line);
        }
        while (!started.Greeting[^1].StartsWith("Ctrl+C", StringComparison.Ordinal));

        started.Address = new Uri(started.Greeting[0].Split(' ')[^1]);
        return started;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Launch(arguments);
        var output = process.StandardOutput.ReadToEndAsync(RunningEmulator.Cancelled);
        var errors = process.StandardError.ReadToEndAsync(RunningEmulator.Cancelled);
        await process.WaitForExitAsync(RunningEmulator.Cancelled);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Kills it as kill -9 does: it gets no say in it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(RunningEmulator.Cancelled);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>The exit code, and what it wrote after its greeting.</returns>
    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(RunningEmulator.Cancelled);
        await _process.WaitForExitAsync(RunningEmulator.Cancelled);
        return (_process.ExitCode, output);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static Process Launch(string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Earthscale.Emulator.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
