using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Security;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>A runspace of a real engine with the built module.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleSession(PSHost? host = null)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // Other systems have no policy, and setting one is an error.
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        _runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        _runspace.Open();
        Run("param($path) Import-Module $path", Repository.ModuleManifest).ThrowOnError();
    }

    public Runspace Runspace => _runspace;

    /// <summary>Creates a session that is signed in to an emulator.</summary>
    public static ModuleSession ConnectedTo(EmulatorServer emulator, PSHost? host = null)
    {
        var session = new ModuleSession(host);
        session.Connect(emulator.BaseUri, EmulatorOptions.WellKnownApiKey);
        emulator.ClearRequests();
        return session;
    }

    /// <summary>Creates a session that is signed in to a server.</summary>
    public static ModuleSession ConnectedTo(Uri server)
    {
        var session = new ModuleSession();
        session.Connect(server);
        return session;
    }

    /// <summary>Signs in to a server.</summary>
    public void Connect(Uri server, string key = "a-key") =>
        Run("param($key, $uri) Connect-EsAccount -ApiKey $key -ApiUri $uri", Secret(key), server).ThrowOnError();

    public static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var c in text)
        {
            secret.AppendChar(c);
        }

        return secret;
    }

    /// <summary>Runs a script; its <c>param()</c> block takes the arguments in order.</summary>
    public RunResult Run(string script, params object?[] arguments)
    {
        using var shell = System.Management.Automation.PowerShell.Create(_runspace);
        shell.AddScript(script);
        foreach (var argument in arguments)
        {
            shell.AddArgument(argument);
        }

        var output = new PSDataCollection<PSObject>();
        ErrorRecord? terminating = null;
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException e)
        {
            terminating = e.ErrorRecord;
        }

        return new RunResult(
            [.. output],
            [.. shell.Streams.Error, .. terminating is null ? [] : new[] { terminating }],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Progress]);
    }

    public void Dispose() => _runspace.Dispose();
}
