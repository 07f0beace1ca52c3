using System.Management.Automation;

namespace Earthscale.Shell.Editing;

/// <summary>Tab after Tab through what completes a line, until something else is typed.</summary>
internal sealed class CompletionCycle(Func<string, int, CommandCompletion?> complete)
{
    private CommandCompletion? offered;
    private string? shown;

    public void Next(LineBuffer line, bool forward)
    {
        if (offered is null || line.Text != shown)
        {
            offered = complete(line.Text, line.Cursor);
        }

        if (offered?.GetNextResult(forward) is not { } match)
        {
            return;
        }

        line.Replace(offered.ReplacementIndex, offered.ReplacementLength, match.CompletionText);
        offered.ReplacementLength = match.CompletionText.Length;
        shown = line.Text;
    }

    public void Reset() => offered = null;
}
