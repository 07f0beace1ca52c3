using System.Diagnostics;
using System.IO.Pipes;
using System.Reflection;
using System.Runtime.InteropServices;
using Earthscale.Emulator;

namespace Earthscale.Shell;

/// <summary>A real PowerShell in a process of its own, which has this terminal and ends with this process.</summary>
/// <param name="emulator">Where the emulator is that the session uses; null without one.</param>
/// <param name="profile">Whether the person's PowerShell profile is loaded.</param>
internal sealed class PowerShellSession(Uri? emulator, bool profile)
{
    // The text of the input is parsed as a whole, so that statements may span lines.
    private const string RunInput = ". ([scriptblock]::Create([Console]::In.ReadToEnd() + \"`n; if (-not `$?) { exit 1 }\"))";
    private static readonly string s_dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
    private readonly string _sessionFolder = Path.Combine(Path.GetTempPath(), $"earthscale-emulator-{Guid.NewGuid()}");

    /// <summary>Shows a prompt, or runs the script that the input holds where it is not a terminal.</summary>
    /// <returns>PowerShell's exit code.</returns>
    public Task<int> RunInputAsync()
    {
        if (Console.IsInputRedirected)
        {
            return RunAsync("-Command", RunInput);
        }

        Console.WriteLine($"""
            Earthscale for PowerShell, {(emulator is null ? "not signed in: Connect-EsAccount does that." : $"on the emulator at {emulator}")}
            Try: Get-EsDataset -Tag sensor:sentinel-2   Help: help Get-EsDataset   Leave: exit

            """);
        return RunAsync();
    }

    /// <summary>Runs PowerShell with arguments of its own.</summary>
    /// <returns>Its exit code, or 143 where this process was told to end.</returns>
    /// <exception cref="IOException">The module or PowerShell is not where the build puts it.</exception>
    public async Task<int> RunAsync(params string[] arguments)
    {
        var isEnding = false;
        // Ctrl+C is meant for PowerShell, which has it from the terminal as well.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        await using var lifeline = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
        using var process = Process.Start(StartInfo(arguments, lifeline.GetClientHandleAsString()))!;
        lifeline.DisposeLocalCopyOfClientHandle();
        _ = FindRun()?.WaitForExitAsync().ContinueWith(_ => lifeline.Dispose(), TaskScheduler.Default);
        await process.WaitForExitAsync();
        if (Directory.Exists(_sessionFolder))
        {
            Directory.Delete(_sessionFolder, recursive: true);
        }

        return isEnding ? 143 : process.ExitCode;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = isEnding = true;
            lifeline.Dispose();
        }
    }

    private ProcessStartInfo StartInfo(string[] arguments, string lifeline)
    {
        string[] policy = OperatingSystem.IsWindows() ? ["-ExecutionPolicy", "Bypass"] : [];
        string[] noProfile = profile ? [] : ["-NoProfile"];
        var start = new ProcessStartInfo(
            Path.Combine(s_dotnet, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"),
            [Built("PowerShellFolder", "pwsh.dll"), "-NoLogo", .. noProfile, .. policy, "-ConfigurationFile", Path.Combine(AppContext.BaseDirectory, "Session.pssc"), .. arguments]);
        var environment = start.Environment;
        var modules = Path.GetFullPath(Path.Combine(Built("ModuleFolder", "Earthscale.psd1"), "../.."));
        environment["PSModulePath"] = environment.TryGetValue("PSModulePath", out var others) ? modules + Path.PathSeparator + others : modules;
        environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        environment["POWERSHELL_UPDATECHECK"] = "Off";
        environment.TryAdd("DOTNET_ROOT", s_dotnet); // For a pwsh that the session starts.
        if (Console.IsOutputRedirected || Console.IsErrorRedirected)
        {
            environment["NO_COLOR"] = "1";
            environment["TERM"] = "dumb";
        }

        UseEmulator(environment);
        StartupHook.Install(environment, lifeline);
        return start;
    }

    // A person's own account stays out of an emulator, and an emulator's session out of that person's file.
    private void UseEmulator(IDictionary<string, string?> environment)
    {
        if (emulator is null)
        {
            return;
        }

        foreach (var name in environment.Keys.Where(name => name.StartsWith("EARTHSCALE_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        environment["EARTHSCALE_API_URL"] = environment["EARTHSCALE_AUTH_URL"] = emulator.OriginalString.TrimEnd('/');
        environment["EARTHSCALE_API_KEY"] = EmulatorServer.WellKnownApiKey;
        environment["EARTHSCALE_CREDENTIALS_FILE"] = Path.Combine(_sessionFolder, "session.json");
    }

    private static string Built(string folder, string file)
    {
        var path = Path.Combine(typeof(PowerShellSession).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == folder).Value!, file);
        return File.Exists(path) ? Path.GetFullPath(path) : throw new IOException($"There is no file '{path}'. Run 'dotnet build'.");
    }

    // A 'dotnet run' that is killed leaves this process behind, except on Windows. No other parent is watched.
    private static Process? FindRun()
    {
        try
        {
            return !OperatingSystem.IsWindows() && Process.GetProcessById(getppid()) is { ProcessName: "dotnet" } parent ? parent : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int getppid();
}
