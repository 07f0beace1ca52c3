using System.Diagnostics;
using System.IO.Pipes;

/// <summary>
/// Runs in PowerShell's process before PowerShell, and ends the process when its parent process has ended, which closes
/// the pipe between them. .NET requires this name, without a namespace.
/// </summary>
internal static class StartupHook
{
    public const string HooksVariable = "DOTNET_STARTUP_HOOKS";
    public const string PipeVariable = "EARTHSCALE_SHELL_PIPE";

    /// <summary>Called by .NET.</summary>
    public static void Initialize()
    {
        var pipe = Environment.GetEnvironmentVariable(PipeVariable)!;
        // Child processes have no such pipe.
        Environment.SetEnvironmentVariable(HooksVariable, null);
        Environment.SetEnvironmentVariable(PipeVariable, null);
        new Thread(() => Watch(pipe)) { IsBackground = true }.Start();
    }

    /// <summary>Kills the child processes: a nested PowerShell would continue to read the terminal.</summary>
    public static void EndChildren() => Process.GetProcesses().Where(IsChild).ToList().ForEach(child => child.Kill(entireProcessTree: true));

    private static void Watch(string pipe)
    {
        using var lifeline = new AnonymousPipeClientStream(PipeDirection.In, pipe);
        lifeline.ReadByte();
        // A regular exit restores the terminal; if a command blocks it, the process is killed.
        using var late = new Timer(_ => Process.GetCurrentProcess().Kill(), state: null, dueTime: 2000, Timeout.Infinite);
        EndChildren();
        Environment.Exit(1);
    }

    // .NET has no API for the parent process; Linux has it in this file, after the name, which can contain any character.
    private static bool IsChild(Process process)
    {
        try
        {
            return OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{process.Id}/stat").Split(')')[^1].Split(' ')[2] == $"{Environment.ProcessId}";
        }
        catch (IOException)
        {
            return false; // The process has ended.
        }
    }
}
