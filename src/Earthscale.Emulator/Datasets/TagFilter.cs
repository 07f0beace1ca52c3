using System.Text;

namespace Earthscale.Emulator.Datasets;

internal sealed record TagFilter(string Key, string Value)
{
    /// <summary>
    /// Parses <c>key:value</c>. A literal colon is <c>\:</c> and a literal backslash <c>\\</c>; any other
    /// backslash, and any number of unescaped colons but one, is an error.
    /// </summary>
    public static bool TryParse(string text, out TagFilter tag, out string error)
    {
        tag = new TagFilter("", "");
        var parts = new List<StringBuilder> { new() };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                parts.Add(new StringBuilder());
            }
            else if (text[i] != '\\')
            {
                parts[^1].Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] is ':' or '\\')
            {
                parts[^1].Append(text[++i]);
            }
            else
            {
                error = @"a backslash in a tag must be followed by ':' or '\'";
                return false;
            }
        }

        error = parts.Count == 2 && parts[0].Length > 0 ? "" : @"a tag must be key:value, with literal colons written '\:'";
        tag = error.Length == 0 ? new TagFilter(parts[0].ToString(), parts[1].ToString()) : tag;
        return error.Length == 0;
    }
}
