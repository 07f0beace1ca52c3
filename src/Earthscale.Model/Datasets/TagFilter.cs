using System.Text;

namespace Earthscale;

/// <summary>
/// One <c>key:value</c> that a dataset must have, in the service's spelling: inside a key or value a colon is
/// written <c>\:</c> and a backslash <c>\\</c>.
/// </summary>
public sealed record TagFilter
{
    private TagFilter(string key, string value) => (Key, Value) = (key, value);

    /// <summary>The tag's key, unescaped.</summary>
    public string Key { get; }

    /// <summary>The tag's value, unescaped.</summary>
    public string Value { get; }

    /// <summary>The filter as the service takes it in the query parameter <c>tag</c>.</summary>
    public string Text => $"{Escape(Key)}:{Escape(Value)}";

    /// <summary>Makes a filter from a plain key and value.</summary>
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

    /// <summary>Reads a filter that is in the service's spelling.</summary>
    /// <param name="text"><c>key:value</c>, escaped.</param>
    /// <exception cref="FormatException">There is not exactly one unescaped colon, the key is empty, or an escape is not one of the two.</exception>
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
