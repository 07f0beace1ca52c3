using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Earthscale.Shell.Hosting;

namespace Earthscale.Shell;

/// <summary>Runs what was typed and shows what comes of it.</summary>
internal sealed class CommandRunner(Runspace runspace, HostInterface userInterface)
{
    private const string FileFunction = "Invoke-ShellFile";

    private readonly Stack<PowerShell> _running = new();
    private readonly Lock _gate = new();

    /// <summary>Whether the running command has been asked to stop.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Runs a text as if it were typed at the prompt.</summary>
    public RunResult RunText(string text)
    {
        using var shell = Create();
        shell.AddScript(text, useLocalScope: false);
        return Run(shell);
    }

    /// <summary>Runs a script file, so that <c>$PSScriptRoot</c> and the positions of errors are its own.</summary>
    public RunResult RunFile(string path)
    {
        var script = Parser.ParseFile(Path.GetFullPath(path), out _, out var errors);
        if (errors.Length > 0)
        {
            Show(new ParseException(errors));
            return RunResult.Failed;
        }

        // As a function, and not by its path: 'exit 3' in a called script ends that script; here it ends the session.
        runspace.SessionStateProxy.InvokeProvider.Item.Set($"function:global:{FileFunction}", script.GetScriptBlock());
        using var shell = Create();
        shell.AddCommand(FileFunction, useLocalScope: false);
        return Run(shell);
    }

    /// <summary>Runs a command for its answer, and takes silence for a fault: the prompt must come back.</summary>
    public string? Ask(string script)
    {
        try
        {
            using var shell = Create();
            shell.AddScript(script, useLocalScope: false);
            return shell.Invoke().LastOrDefault()?.ToString();
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    /// <summary>Asks the running command to stop, without waiting for it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Stop()
    {
        lock (_gate)
        {
            if (!_running.TryPeek(out var shell))
            {
                return false;
            }

            IsStopping = true;
            shell.BeginStop(callback: null, state: null);
            return true;
        }
    }

    // A command that is asked a question, and answers with a prompt of its own, runs inside the one that asks.
    private PowerShell Create()
    {
        if (_running.Count > 0)
        {
            return PowerShell.Create(RunspaceMode.CurrentRunspace);
        }

        var shell = PowerShell.Create();
        shell.Runspace = runspace;
        return shell;
    }

    private RunResult Run(PowerShell shell)
    {
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        try
        {
            Invoke(shell);
            return IsStopping ? RunResult.Stopped : LastSucceeded() ? RunResult.Succeeded : RunResult.Failed;
        }
        catch (Exception stopped) when (stopped is PipelineStoppedException or InvalidPowerShellStateException)
        {
            // The second: Ctrl+C came first, before the command began.
            return RunResult.Stopped;
        }
        catch (RuntimeException failed)
        {
            Show(failed);
            return RunResult.Failed;
        }
    }

    private void Invoke(PowerShell shell)
    {
        Enter(shell);
        try
        {
            // What goes into the history also sets $?, which the exit code needs.
            shell.Invoke(input: null, new PSInvocationSettings { AddToHistory = true });
        }
        finally
        {
            Leave();
        }
    }

    private void Show(RuntimeException failed)
    {
        if (failed is IncompleteParseException or ParseException { Errors: [{ IncompleteInput: true }, ..] })
        {
            // The engine's own view of this one is empty.
            userInterface.WriteErrorLine(failed.Message);
            return;
        }

        using var shell = Create();
        shell.AddCommand("Out-Default");
        userInterface.WriteToErrors(() => shell.Invoke(new[] { failed.ErrorRecord }));
    }

    // Inside a running command nobody but that command may look at the session's state, and nobody asks.
    private bool LastSucceeded() => _running.Count > 0 || runspace.SessionStateProxy.GetVariable("?") is not false;

    private void Enter(PowerShell shell)
    {
        lock (_gate)
        {
            IsStopping = false;
            _running.Push(shell);
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _running.Pop();
        }

        userInterface.EndProgress();
    }
}
