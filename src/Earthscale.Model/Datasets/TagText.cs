using System.Text;

namespace Earthscale;

/// <summary>
/// Reads and writes tags as text, such as a table's cell: <c>key:value; key2:value2</c>. A backslash escapes the next
/// character: a colon, a semicolon, a backslash, a line break, or a leading or trailing space.
/// </summary>
internal static class TagText
{
    /// <summary>Writes pairs in the form that <see cref="Split"/> and <see cref="ReadPair"/> read.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join("; ", pairs.Select(pair => $"{Escape(pair.Key)}:{Escape(pair.Value)}"));

    /// <summary>Splits text at unescaped semicolons and line breaks, and drops empty parts.</summary>
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

    /// <summary>Reads one <c>key:value</c>, and trims key and value.</summary>
    /// <exception cref="FormatException">The text is not a pair.</exception>
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
            ? throw new FormatException($"'{text.Trim()}' has no value; write key:value, or use a hashtable: @{{key='value'}}.")
            : new(key, part.ToString(0, kept));
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            var isAtEnd = i == 0 || i == text.Length - 1;
            // A leading brace or at sign would look like JSON or like a converted object.
            if (text[i] is ':' or ';' or '\\' or '\n' or '\r' || (isAtEnd && char.IsWhiteSpace(text[i])) || (i == 0 && text[i] is '{' or '[' or '@'))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static FormatException TwoColons(string text) =>
        new($@"'{text.Trim()}' has more than one colon; write a colon inside a key or value as \:, or use a hashtable: @{{key='value'}}.");

    private static FormatException BadEscape(string text) =>
        new($@"'{text.Trim()}' has a backslash that escapes nothing; write a literal backslash as \\, or use a hashtable: @{{key='value'}}.");
}
