using System.Management.Automation;

namespace Earthscale.Shell.Editing;

/// <summary>Tab after Tab through what completes a line, until something else is typed.</summary>
internal sealed class CompletionCycle(Func<string, int, CommandCompletion?> complete)
{
    private CommandCompletion? _offered;
    private string? _shown;

    public void Next(LineBuffer line, bool forward)
    {
        if (_offered is null || line.Text != _shown)
        {
            _offered = complete(line.Text, line.Cursor);
        }

        if (_offered?.GetNextResult(forward) is not { } match)
        {
            return;
        }

        line.Replace(_offered.ReplacementIndex, _offered.ReplacementLength, match.CompletionText);
        _offered.ReplacementLength = match.CompletionText.Length;
        _shown = line.Text;
    }

    public void Reset() => _offered = null;
}
