using System.Management.Automation;
using Earthscale.Shell.Hosting;

namespace Earthscale.Shell.Editing;

/// <summary>A line typed at a terminal: cursor keys, history, completion.</summary>
internal sealed class LineEditor(Terminal terminal, Func<string, int, CommandCompletion?> complete) : ILineReader
{
    private readonly LineView _view = new(terminal, Console.Out);
    private readonly LineHistory _history = new();
    private readonly CompletionCycle _completions = new(complete);

    /// <inheritdoc/>
    public LineInput Read(string prompt)
    {
        var line = new LineBuffer();
        using var keys = new KeyReader();
        _view.Begin(prompt);
        _completions.Reset();
        while (true)
        {
            var key = KeyReader.Read();
            if (Finish(key, line) is { } read)
            {
                return read;
            }

            Apply(key, line);
            if (!Console.KeyAvailable)
            {
                _view.Show(line);
            }
        }
    }

    private static bool IsControl(ConsoleKeyInfo key, ConsoleKey letter) =>
        key.Modifiers == ConsoleModifiers.Control && key.Key == letter;

    private LineInput? Finish(ConsoleKeyInfo key, LineBuffer line)
    {
        if (key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n')
        {
            _view.End(line);
            _history.Add(line.Text);
            return LineInput.Entered(line.Text);
        }

        if (IsControl(key, ConsoleKey.C))
        {
            _view.End(line, "^C");
            return LineInput.Cancelled;
        }

        if (IsControl(key, ConsoleKey.D) && line.Text.Length == 0)
        {
            _view.End(line);
            return LineInput.Ended;
        }

        return null;
    }

    private void Apply(ConsoleKeyInfo key, LineBuffer line)
    {
        if (KeyBindings.Find(key) is { } edit)
        {
            edit(line);
            return;
        }

        switch (key.Key)
        {
            case ConsoleKey.Tab:
                _completions.Next(line, forward: !key.Modifiers.HasFlag(ConsoleModifiers.Shift));
                break;
            case ConsoleKey.UpArrow:
                line.Set(_history.Older(line.Text));
                break;
            case ConsoleKey.DownArrow:
                line.Set(_history.Newer(line.Text));
                break;
            case ConsoleKey.L when key.Modifiers == ConsoleModifiers.Control:
                _view.ClearScreen();
                break;
            default:
                Type(key, line);
                break;
        }
    }

    private static void Type(ConsoleKeyInfo key, LineBuffer line)
    {
        if (!char.IsControl(key.KeyChar))
        {
            line.Insert(key.KeyChar.ToString());
        }
    }
}
