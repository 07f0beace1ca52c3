using System.Diagnostics;
using System.Management.Automation;

namespace Earthscale.Shell.Hosting;

/// <summary>Progress as one line that is written over; nothing where a line cannot be written over.</summary>
internal sealed class ProgressLine(Terminal terminal, TextWriter output)
{
    private const string ToStartAndErase = "\r\u001b[K";
    private static readonly TimeSpan s_shortestInterval = TimeSpan.FromMilliseconds(100);

    private long _shownAt;
    private bool _isShown;

    public void Show(ProgressRecord record)
    {
        if (!terminal.CanRewrite)
        {
            return;
        }

        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
        }
        else if (!_isShown || Stopwatch.GetElapsedTime(_shownAt) >= s_shortestInterval)
        {
            Draw(Describe(record));
        }
    }

    public void Clear()
    {
        if (_isShown)
        {
            output.Write(ToStartAndErase);
            _isShown = false;
        }
    }

    private static string Describe(ProgressRecord record)
    {
        var text = $"{record.Activity}: {record.StatusDescription}";
        return record.PercentComplete >= 0 ? $"{text} {record.PercentComplete} %" : text;
    }

    private void Draw(string text)
    {
        // The last column stays free: a character there would wrap.
        var room = Math.Max(0, terminal.Width - 1);
        output.Write(ToStartAndErase + (text.Length > room ? text[..room] : text));
        _shownAt = Stopwatch.GetTimestamp();
        _isShown = true;
    }
}
