using System.Diagnostics;
using System.IO.Pipes;

/// <summary>
/// Runs in PowerShell's process before PowerShell does, and ends it when the process that started it has gone, however
/// that ended: the pipe between them closes then. .NET wants this name, and no namespace.
/// </summary>
internal static class StartupHook
{
    private const string HooksVariable = "DOTNET_STARTUP_HOOKS";
    private const string PipeVariable = "EARTHSCALE_SHELL_PIPE";

    /// <summary>Lets the process that gets this environment watch a pipe.</summary>
    public static void Install(IDictionary<string, string?> environment, string pipe)
    {
        environment[HooksVariable] = typeof(StartupHook).Assembly.Location;
        environment[PipeVariable] = pipe;
    }

    /// <summary>Called by .NET.</summary>
    public static void Initialize()
    {
        var pipe = Environment.GetEnvironmentVariable(PipeVariable);
        // Processes that this one starts have no such pipe.
        Environment.SetEnvironmentVariable(HooksVariable, null);
        Environment.SetEnvironmentVariable(PipeVariable, null);
        new Thread(() => Watch(pipe!)) { IsBackground = true }.Start();
    }

    private static void Watch(string pipe)
    {
        using (var lifeline = new AnonymousPipeClientStream(PipeDirection.In, pipe))
        {
            lifeline.ReadByte();
        }

        // An orderly end gives the terminal back as it was; a command that does not let go gets no say in it.
        using var late = new Timer(_ => Process.GetCurrentProcess().Kill(), state: null, dueTime: 2000, Timeout.Infinite);
        Environment.Exit(1);
    }
}
