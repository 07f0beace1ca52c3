using System.Text;

namespace Earthscale;

/// <summary>
/// Tags as one text, such as a table's cell: <c>key:value; key2:value2</c>. A backslash makes the next character plain: a
/// colon, a semicolon, a backslash, a line break, a space at an end.
/// </summary>
internal static class TagText
{
    /// <summary>Writes pairs so that <see cref="Split"/> and <see cref="ReadPair"/> read them back.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join("; ", pairs.Select(pair => $"{Escape(pair.Key)}:{Escape(pair.Value)}"));

    /// <summary>Splits a text at semicolons and line breaks that no backslash precedes; what is empty is dropped.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] is ';' or '\n' or '\r')
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
            else if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
            }
        }

        return [.. parts.Where(part => !string.IsNullOrWhiteSpace(part))];
    }

    /// <summary>Reads one <c>key:value</c>; spaces around either do not count.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static KeyValuePair<string, string> ReadPair(string text)
    {
        string? key = null;
        var part = new StringBuilder();
        var kept = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
                part.Append(i < text.Length && !char.IsLetterOrDigit(text[i]) ? text[i] : throw BadEscape(text));
                kept = part.Length;
            }
            else if (text[i] == ':')
            {
                key = key is null ? part.ToString(0, kept) : throw TwoColons(text);
                part.Clear();
                kept = 0;
            }
            else if (!char.IsWhiteSpace(text[i]))
            {
                part.Append(text[i]);
                kept = part.Length;
            }
            else if (part.Length > 0)
            {
                part.Append(text[i]);
            }
        }

        return key is null
            ? throw new FormatException($"The tag '{text.Trim()}' has no value; write key:value, or use a hashtable: @{{key='value'}}.")
            : new(key, part.ToString(0, kept));
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            var isAtEnd = i == 0 || i == text.Length - 1;
            // A brace or an at sign in front would look like JSON, or like an object that was printed.
            if (text[i] is ':' or ';' or '\\' or '\n' or '\r' || (isAtEnd && char.IsWhiteSpace(text[i])) || (i == 0 && text[i] is '{' or '[' or '@'))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static FormatException TwoColons(string text) =>
        new($@"The tag '{text.Trim()}' has more than one colon; write a colon inside a key or value as \:, or use a hashtable: @{{key='value'}}.");

    private static FormatException BadEscape(string text) =>
        new($@"The tag '{text.Trim()}' has a backslash that escapes nothing; write a literal backslash as \\, or use a hashtable: @{{key='value'}}.");
}
