using Earthscale.Shell.Editing;

namespace Earthscale.Shell;

/// <summary>Reads a statement, runs it, shows what comes of it; again and again.</summary>
internal sealed class PromptLoop(Session session, StatementReader statements, bool asksForPrompt)
{
    /// <summary>Runs until the input ends or <paramref name="isOver"/> says so.</summary>
    /// <returns>How the last statement ended.</returns>
    public RunResult Run(Func<bool> isOver)
    {
        var last = RunResult.Succeeded;
        while (!isOver())
        {
            var read = statements.Read(Prompt());
            if (read.Outcome == LineOutcome.Ended)
            {
                break;
            }

            if (read.Outcome == LineOutcome.Entered && !string.IsNullOrWhiteSpace(read.Text))
            {
                last = session.Commands.RunText(read.Text);
            }

            if (last == RunResult.Stopped && !asksForPrompt)
            {
                break;
            }
        }

        return last;
    }

    private string Prompt() => asksForPrompt ? session.Commands.Ask("prompt") ?? "PS> " : string.Empty;
}
