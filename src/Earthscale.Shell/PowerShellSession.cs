using System.Diagnostics;
using System.IO.Pipes;
using System.Reflection;
using System.Runtime.InteropServices;
using Earthscale.Emulator.Configuration;

namespace Earthscale.Shell;

/// <summary>Runs PowerShell in another process, which uses this terminal and ends with this process.</summary>
/// <param name="emulator">The address of the emulator; null for none.</param>
/// <param name="profile">Whether to load the user's PowerShell profile.</param>
internal sealed class PowerShellSession(Uri? emulator, bool profile)
{
    // The input is parsed as a whole, since statements can span lines.
    private const string RunInput = ". ([scriptblock]::Create([Console]::In.ReadToEnd().TrimStart([char]0xFEFF) + \"`n; if (-not `$?) { exit 1 }\"))";
    private static readonly string s_dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
    private readonly string _sessionFolder = Path.Combine(Path.GetTempPath(), $"earthscale-emulator-{Guid.NewGuid()}");

    /// <summary>Shows a prompt or, if the input is redirected, runs it as a script.</summary>
    public Task<int> RunInputAsync()
    {
        if (Console.IsInputRedirected)
        {
            return RunAsync("-Command", RunInput);
        }

        Console.WriteLine($"""
            Earthscale for PowerShell, {(emulator is null ? "without an emulator" : $"on the emulator at {emulator}")}
            Try: {(emulator is null ? "Connect-EsAccount   Get-EsDataset   help about_Earthscale" : "Get-EsDataset -Tag sensor:sentinel-2   help Get-EsDataset")}   exit

            """);
        // PowerShell loads it by itself only without a configuration file.
        return RunAsync("-NoExit", "-Command", "Import-Module PSReadLine");
    }

    /// <summary>Runs PowerShell with arguments.</summary>
    /// <returns>PowerShell's exit code, or 143 after a signal to end.</returns>
    public async Task<int> RunAsync(params string[] arguments)
    {
        var isEnding = false;
        // If PowerShell is killed, its child processes become children of this process.
        _ = OperatingSystem.IsLinux() ? prctl(36, 1) : 0;
        // Ctrl+C is for PowerShell, which also receives it from the terminal.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        await using var lifeline = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
        using var process = Process.Start(StartInfo(arguments, lifeline.GetClientHandleAsString()))!;
        lifeline.DisposeLocalCopyOfClientHandle();
        _ = FindRun()?.WaitForExitAsync().ContinueWith(_ => lifeline.Dispose(), TaskScheduler.Default);
        await process.WaitForExitAsync();
        if (process.ExitCode is 129 or 137 or 143)
        {
            StartupHook.EndChildren();
        }

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
        environment.TryAdd("DOTNET_ROOT", s_dotnet); // For a nested pwsh.
        if (Console.IsOutputRedirected || Console.IsErrorRedirected)
        {
            environment["NO_COLOR"] = "1";
            environment["TERM"] = "dumb";
        }

        UseEmulator(environment);
        environment[StartupHook.HooksVariable] = typeof(StartupHook).Assembly.Location;
        environment[StartupHook.PipeVariable] = lifeline;
        return start;
    }

    // Keeps the user's account out of the emulator, and the emulator's session out of the user's session file.
    private void UseEmulator(IDictionary<string, string?> environment)
    {
        if (emulator is null)
        {
            return;
        }

        // The number of retries is independent of the account.
        environment.Keys.Where(name => name.StartsWith("EARTHSCALE_", StringComparison.OrdinalIgnoreCase) && name != "EARTHSCALE_MAX_RETRIES")
            .ToList().ForEach(name => environment.Remove(name));
        environment["EARTHSCALE_API_URL"] = environment["EARTHSCALE_AUTH_URL"] = emulator.OriginalString.TrimEnd('/');
        environment["EARTHSCALE_API_KEY"] = EmulatorOptions.WellKnownApiKey;
        environment["EARTHSCALE_CREDENTIALS_FILE"] = Path.Combine(_sessionFolder, "session.json");
    }

    private static string Built(string folder, string file)
    {
        var path = Path.Combine(typeof(PowerShellSession).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == folder).Value!, file);
        return File.Exists(path) ? Path.GetFullPath(path) : throw new IOException($"There is no file '{path}'. Run 'dotnet build'.");
    }

    // A killed 'dotnet run' leaves this process running, except on Windows. Other parents are not watched.
    private static Process? FindRun() => OperatingSystem.IsWindows() ? null
        : Process.GetProcesses().FirstOrDefault(process => process.Id == getppid() && process.ProcessName == "dotnet");

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int getppid();

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int prctl(int option, nuint value);
}
