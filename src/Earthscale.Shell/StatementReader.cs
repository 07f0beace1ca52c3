using System.Management.Automation.Language;
using Earthscale.Shell.Editing;

namespace Earthscale.Shell;

/// <summary>Reads lines until they make whole statements.</summary>
internal sealed class StatementReader(ILineReader lines, bool showsPrompts)
{
    private const string ContinuationPrompt = ">> ";

    /// <summary>Reads statements; what is cut off by the end of the input is given as it is, for the parser to complain of.</summary>
    public LineInput Read(string prompt)
    {
        var read = lines.Read(showsPrompts ? prompt : string.Empty);
        while (read.Outcome == LineOutcome.Entered && IsIncomplete(read.Text))
        {
            var next = lines.Read(showsPrompts ? ContinuationPrompt : string.Empty);
            if (next.Outcome == LineOutcome.Cancelled)
            {
                return next;
            }

            if (next.Outcome == LineOutcome.Ended)
            {
                return read;
            }

            read = LineInput.Entered($"{read.Text}\n{next.Text}");
        }

        return read;
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out var errors);
        return errors.Any(error => error.IncompleteInput);
    }
}
