namespace Earthscale.Shell.Editing;

/// <summary>The line being typed, and where in it the cursor stands.</summary>
internal sealed class LineBuffer
{
    public string Text { get; private set; } = string.Empty;

    public int Cursor { get; private set; }

    public void Set(string text)
    {
        Text = text;
        Cursor = text.Length;
    }

    public void Insert(string typed) => Replace(Cursor, 0, typed);

    /// <summary>Puts a text in the place of another, and the cursor behind it.</summary>
    public void Replace(int start, int length, string text)
    {
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(start + length));
        Cursor = start + text.Length;
    }

    public void MoveToStart() => Cursor = 0;

    public void MoveToEnd() => Cursor = Text.Length;

    public void MoveLeft() => Cursor = Before(Cursor);

    public void MoveRight() => Cursor = After(Cursor);

    public void MoveWordLeft() => Cursor = WordStart();

    public void MoveWordRight() => Cursor = WordEnd();

    public void DeleteLeft() => Replace(Before(Cursor), Cursor - Before(Cursor), string.Empty);

    public void DeleteRight() => Replace(Cursor, After(Cursor) - Cursor, string.Empty);

    public void DeleteToStart() => Replace(0, Cursor, string.Empty);

    public void DeleteToEnd() => Replace(Cursor, Text.Length - Cursor, string.Empty);

    public void DeleteWordLeft() => Replace(WordStart(), Cursor - WordStart(), string.Empty);

    // A character outside the basic plane is two chars, and one step.
    private int Before(int position) =>
        position >= 2 && char.IsSurrogatePair(Text[position - 2], Text[position - 1])
            ? position - 2
            : Math.Max(0, position - 1);

    private int After(int position) =>
        position + 1 < Text.Length && char.IsSurrogatePair(Text[position], Text[position + 1])
            ? position + 2
            : Math.Min(Text.Length, position + 1);

    private int WordStart()
    {
        var position = Cursor;
        while (position > 0 && char.IsWhiteSpace(Text[position - 1]))
        {
            position--;
        }

        while (position > 0 && !char.IsWhiteSpace(Text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private int WordEnd()
    {
        var position = Cursor;
        while (position < Text.Length && char.IsWhiteSpace(Text[position]))
        {
            position++;
        }

        while (position < Text.Length && !char.IsWhiteSpace(Text[position]))
        {
            position++;
        }

        return position;
    }
}
