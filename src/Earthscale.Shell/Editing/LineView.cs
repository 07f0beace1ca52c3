using System.Management.Automation.Internal;
using Earthscale.Shell.Hosting;

namespace Earthscale.Shell.Editing;

/// <summary>Shows a line in one row of the screen; what is too long for it scrolls sideways.</summary>
internal sealed class LineView(Terminal terminal, TextWriter output)
{
    private const string EraseToEnd = "\u001b[K";
    private const int LeastRoom = 8;

    private string _prompt = string.Empty;
    private int _promptWidth;
    private int _firstShown;

    /// <summary>Begins a row, behind as much of the prompt as fits.</summary>
    public void Begin(string text)
    {
        var lastRow = text.LastIndexOf('\n') + 1;
        output.Write(text[..lastRow]);
        _prompt = text[lastRow..];
        _promptWidth = new StringDecorated(_prompt).ContentLength;
        _firstShown = 0;
        if (terminal.Width - _promptWidth < LeastRoom)
        {
            output.WriteLine(_prompt);
            (_prompt, _promptWidth) = (string.Empty, 0);
        }

        output.Write(_prompt);
    }

    public void Show(LineBuffer line)
    {
        var room = Math.Max(1, terminal.Width - _promptWidth - 1);
        _firstShown = Math.Min(_firstShown, line.Cursor);
        while (CellWidth.Of(line.Text.AsSpan(_firstShown, line.Cursor - _firstShown)) > room)
        {
            _firstShown++;
        }

        var shown = Fitting(line.Text.AsSpan(_firstShown), room);
        output.Write($"\r{_prompt}{shown}{EraseToEnd}");
        var behind = CellWidth.Of(shown[(line.Cursor - _firstShown)..]);
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
