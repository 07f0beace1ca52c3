using Earthscale.Emulator.Hosting;

namespace Earthscale.Testing;

/// <summary>The emulator as a separate process, as users start it.</summary>
public sealed class EmulatorProcess : IDisposable
{
    private static readonly string s_program = typeof(EmulatorServer).Assembly.Location;

    private readonly ProgramProcess _process;

    private EmulatorProcess(ProgramProcess process, IReadOnlyList<string> greeting) => (_process, Greeting) = (process, greeting);

    /// <summary>The output at its start.</summary>
    public IReadOnlyList<string> Greeting { get; }

    public Uri Address => new(Greeting[0].Split(' ')[^1]);

    public int Id => _process.Id;

    /// <summary>Starts it on a free port, and waits until it prints its address.</summary>
    public static async Task<EmulatorProcess> StartAsync(params string[] arguments)
    {
        var process = ProgramProcess.Start(s_program, ["--urls", "http://127.0.0.1:0", .. arguments]);
        return new EmulatorProcess(process, await process.ReadUntilAsync(line => line.StartsWith("Ctrl+C", StringComparison.Ordinal)));
    }

    /// <summary>Runs it until it ends.</summary>
    public static Task<ProgramResult> RunAsync(params string[] arguments) => ProgramProcess.RunAsync(s_program, arguments);

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>The exit code, and the output after its greeting.</returns>
    public Task<ProgramResult> EndAsync() => _process.EndAsync();

    public void Dispose() => _process.Dispose();
}
