using Earthscale.Shell.Editing;

namespace Earthscale.Shell;

/// <summary>Does with a session what the command line asks for.</summary>
internal sealed class SessionRunner(Session session, LocalEmulator? emulator)
{
    public int Run(ShellArguments arguments)
    {
        Console.CancelKeyPress += OnCtrlC;
        try
        {
            var last = Dispatch(arguments);
            return session.Host.ExitCode ?? ExitCodeOf(last);
        }
        finally
        {
            Console.CancelKeyPress -= OnCtrlC;
        }
    }

    private static int ExitCodeOf(RunResult last) => last switch
    {
        RunResult.Succeeded => ExitCodes.Success,
        RunResult.Stopped => ExitCodes.Interrupted,
        _ => ExitCodes.Failure,
    };

    private RunResult Dispatch(ShellArguments arguments) => arguments switch
    {
        { Command: { } text } => session.Commands.RunText(text),
        { File: { } path } => session.Commands.RunFile(path),
        _ when session.Terminal.IsInteractive => Prompt(),
        _ => Loop().Run(IsOver),
    };

    private RunResult Prompt()
    {
        Console.Out.WriteLine(Banner.Text(emulator?.BaseUri));
        var loop = Loop();
        session.Host.NestedPrompt = () => loop.Run(() => IsOver() || session.Host.LeavesNestedPrompt);
        loop.Run(IsOver);
        return RunResult.Succeeded;
    }

    private PromptLoop Loop()
    {
        var isInteractive = session.Terminal.IsInteractive;
        ILineReader lines = session.Terminal.CanEdit
            ? new LineEditor(session.Terminal, session.Completer.Complete)
            : new PlainLineReader(Console.In, Console.Out);
        return new PromptLoop(session, new StatementReader(lines, isInteractive), isInteractive);
    }

    private bool IsOver() => session.Host.ExitCode is not null;

    // Stops the command, not the session; where nobody types, a second Ctrl+C ends the process.
    private void OnCtrlC(object? sender, ConsoleCancelEventArgs pressed)
    {
        var isImpatient = session.Commands.IsStopping && !session.Terminal.IsInteractive;
        pressed.Cancel = !isImpatient && (session.Commands.Stop() || session.Terminal.IsInteractive);
    }
}
