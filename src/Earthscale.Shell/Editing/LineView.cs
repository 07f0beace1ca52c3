using System.Management.Automation.Internal;
using Earthscale.Shell.Hosting;

namespace Earthscale.Shell.Editing;

/// <summary>Shows a line in one row of the screen; what is too long for it scrolls sideways.</summary>
internal sealed class LineView(Terminal terminal, TextWriter output)
{
    private const string EraseToEnd = "\u001b[K";
    private const int LeastRoom = 8;

    private string prompt = string.Empty;
    private int promptWidth;
    private int firstShown;

    /// <summary>Begins a row, behind as much of the prompt as fits.</summary>
    public void Begin(string text)
    {
        var lastRow = text.LastIndexOf('\n') + 1;
        output.Write(text[..lastRow]);
        prompt = text[lastRow..];
        promptWidth = new StringDecorated(prompt).ContentLength;
        firstShown = 0;
        if (terminal.Width - promptWidth < LeastRoom)
        {
            output.WriteLine(prompt);
            (prompt, promptWidth) = (string.Empty, 0);
        }

        output.Write(prompt);
    }

    public void Show(LineBuffer line)
    {
        var room = Math.Max(1, terminal.Width - promptWidth - 1);
        firstShown = Math.Min(firstShown, line.Cursor);
        while (CellWidth.Of(line.Text.AsSpan(firstShown, line.Cursor - firstShown)) > room)
        {
            firstShown++;
        }

        var shown = Fitting(line.Text.AsSpan(firstShown), room);
        output.Write($"\r{prompt}{shown}{EraseToEnd}");
        var behind = CellWidth.Of(shown[(line.Cursor - firstShown)..]);
        if (behind > 0)
        {
            output.Write($"\u001b[{behind}D");
        }
    }

    public void ClearScreen() => output.Write("\u001b[H\u001b[2J");

    public void End(LineBuffer line, string mark = "")
    {
        line.MoveToEnd();
        Show(line);
        output.WriteLine(mark);
    }

    private static ReadOnlySpan<char> Fitting(ReadOnlySpan<char> text, int room)
    {
        while (CellWidth.Of(text) > room)
        {
            text = text[..^1];
        }

        return text;
    }
}
