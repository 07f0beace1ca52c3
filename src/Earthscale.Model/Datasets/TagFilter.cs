using System.Text;

namespace Earthscale;

/// <summary>
/// A filter for a tag, <c>key:value</c>, in the service's syntax: inside a key or value, a colon is written
/// <c>\:</c> and a backslash <c>\\</c>.
/// </summary>
public sealed record TagFilter
{
    private TagFilter(string key, string value) => (Key, Value) = (key, value);

    /// <summary>Gets the tag's key, unescaped.</summary>
    public string Key { get; }

    /// <summary>Gets the tag's value, unescaped.</summary>
    public string Value { get; }

    /// <summary>Gets the filter as the service's query parameter <c>tag</c>.</summary>
    public string Text => $"{Escape(Key)}:{Escape(Value)}";

    /// <summary>Creates a filter from a key and a value.</summary>
    /// <param name="key">The tag's key, unescaped; not empty.</param>
    /// <param name="value">The tag's value, unescaped; may be empty.</param>
    /// <exception cref="FormatException">The key is empty.</exception>
    public static TagFilter FromPair(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return key.Length == 0
            ? throw new FormatException("A tag's key must not be empty.")
            : new TagFilter(key, value);
    }

    /// <summary>Parses a filter in the service's syntax.</summary>
    /// <param name="text"><c>key:value</c>, escaped.</param>
    /// <exception cref="FormatException">There is not exactly one unescaped colon, the key is empty, or an escape sequence is invalid.</exception>
    public static TagFilter Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = new StringBuilder();
        var value = new StringBuilder();
        var part = key;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ':':
                    part = part == key ? value : throw TwoColons(text);
                    break;
                case '\\':
                    i++;
                    part.Append(i < text.Length && text[i] is (':' or '\\') ? text[i] : throw BadEscape(text));
                    break;
                default:
                    part.Append(text[i]);
                    break;
            }
        }

        return part == key
            ? throw new FormatException($"The tag '{text}' has no value; write key:value, or use a hashtable: @{{key='value'}}.")
            : FromPair(key.ToString(), value.ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static FormatException TwoColons(string text) =>
        new($@"The tag '{text}' has more than one colon; write a colon inside a key or value as \:, or use a hashtable: @{{key='value'}}.");

    private static FormatException BadEscape(string text) =>
        new($@"The tag '{text}' has a backslash that escapes nothing; write a literal backslash as \\, or use a hashtable: @{{key='value'}}.");

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(":", @"\:", StringComparison.Ordinal);
}
