namespace Earthscale.Shell.Editing;

/// <summary>The lines typed before, and the one that was begun before looking back.</summary>
internal sealed class LineHistory
{
    private readonly List<string> lines = [];
    private int position;
    private string begun = string.Empty;

    public void Add(string line)
    {
        if (!string.IsNullOrWhiteSpace(line) && (lines.Count == 0 || lines[^1] != line))
        {
            lines.Add(line);
        }

        position = lines.Count;
    }

    /// <summary>The line before, or the same when there is none.</summary>
    public string Older(string current)
    {
        if (position == lines.Count)
        {
            begun = current;
        }

        position = Math.Max(0, position - 1);
        return At(current);
    }

    /// <summary>The line after; behind the last one, the one that was begun.</summary>
    public string Newer(string current)
    {
        if (position == lines.Count)
        {
            return current;
        }

        position++;
        return At(current);
    }

    private string At(string current) =>
        lines.Count == 0 ? current : position < lines.Count ? lines[position] : begun;
}
