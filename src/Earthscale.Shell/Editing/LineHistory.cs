namespace Earthscale.Shell.Editing;

/// <summary>The lines typed before, and the one that was begun before looking back.</summary>
internal sealed class LineHistory
{
    private readonly List<string> _lines = [];
    private int _position;
    private string _begun = string.Empty;

    public void Add(string line)
    {
        if (!string.IsNullOrWhiteSpace(line) && (_lines.Count == 0 || _lines[^1] != line))
        {
            _lines.Add(line);
        }

        _position = _lines.Count;
    }

    /// <summary>The line before, or the same when there is none.</summary>
    public string Older(string current)
    {
        if (_position == _lines.Count)
        {
            _begun = current;
        }

        _position = Math.Max(0, _position - 1);
        return At(current);
    }

    /// <summary>The line after; behind the last one, the one that was begun.</summary>
    public string Newer(string current)
    {
        if (_position == _lines.Count)
        {
            return current;
        }

        _position++;
        return At(current);
    }

    private string At(string current) =>
        _lines.Count == 0 ? current : _position < _lines.Count ? _lines[_position] : _begun;
}
