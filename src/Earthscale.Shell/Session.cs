using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Security;
using Earthscale.Shell.Editing;
using Earthscale.Shell.Hosting;
using Earthscale.Shell.Prompts;

namespace Earthscale.Shell;

/// <summary>The engine with the module in it: one runspace, from its opening to its end.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace _runspace;

    private Session(Terminal terminal)
    {
        var dialogue = Converse(terminal);
        var userInterface = new HostInterface(terminal, dialogue);
        Terminal = terminal;
        Host = new ShellHost(userInterface);
        _runspace = RunspaceFactory.CreateRunspace(Host, InitialState());
        // Pipelines run on one thread of the engine's own, which has the stack that scripts need.
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        Commands = new CommandRunner(_runspace, userInterface);
        Completer = new Completer(_runspace);
        dialogue.StopCommand = () => Commands.Stop();
        dialogue.IsStopping = () => Commands.IsStopping;
    }

    public Terminal Terminal { get; }

    public ShellHost Host { get; }

    public CommandRunner Commands { get; }

    public Completer Completer { get; }

    /// <summary>Opens a runspace and imports the module.</summary>
    /// <exception cref="SessionStartException">The module is not there, or cannot be imported.</exception>
    public static Session Open(string? modulePath)
    {
        var module = FindModule(modulePath);
        var session = new Session(new Terminal());
        session._runspace.Open();
        session.Import(module);
        return session;
    }

    /// <summary>Signs in to a service with an API key.</summary>
    public void Connect(Uri apiUri, SecureString apiKey)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Connect-EsAccount").AddParameter("ApiUri", apiUri).AddParameter("ApiKey", apiKey);
        Invoke(shell, "Signing in to the emulator failed");
    }

    public void Dispose() => _runspace.Dispose();

    private static Dialogue Converse(Terminal terminal)
    {
        var plain = new PlainLineReader(Console.In, Console.Out);
        ILineReader lines = terminal.CanEdit ? new LineEditor(terminal, (_, _) => null) : plain;
        ISecretReader secrets = terminal.IsInteractive ? new SecretEditor(Console.Out) : plain;
        return new Dialogue(lines, secrets, Console.Out);
    }

    private static InitialSessionState InitialState()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // The module is what this repository built; its format files are not signed.
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        return state;
    }

    private static string FindModule(string? given)
    {
        var path = Path.GetFullPath(given ?? BuiltModuleFolder());
        var manifest = Directory.Exists(path) ? Path.Combine(path, "Earthscale.psd1") : path;
        return File.Exists(manifest)
            ? manifest
            : throw new SessionStartException($"There is no module at '{manifest}'. 'dotnet build' makes it.");
    }

    private static string BuiltModuleFolder() =>
        typeof(Session).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "ModuleFolder").Value!;

    private static void Invoke(PowerShell shell, string complaint)
    {
        try
        {
            shell.AddParameter("ErrorAction", ActionPreference.Stop);
            shell.Invoke();
        }
        catch (RuntimeException failed)
        {
            throw new SessionStartException($"{complaint}: {failed.Message}", failed);
        }
    }

    private void Import(string module)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", module);
        Invoke(shell, $"The module '{module}' cannot be imported");
    }
}
