using System.Globalization;
using System.Text;

namespace Earthscale.Client.Text;

/// <summary>Makes text from a service safe to display, since it can contain terminal escape sequences.</summary>
public static class SafeText
{
    /// <summary>Converts text to one line without control and format (bidirectional) characters, truncated to a length.</summary>
    /// <param name="text">The text; null is treated as empty.</param>
    /// <param name="maxLength">The maximum number of UTF-16 code units; an ellipsis replaces the rest.</param>
    public static string OneLine(string? text, int maxLength = int.MaxValue)
    {
        if (text is null || (text.Length <= maxLength && IsPlain(text)))
        {
            return text ?? "";
        }

        var line = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= maxLength)
            {
                return line.Append('…').ToString();
            }

            line.Append(IsSafe(rune) ? rune.ToString() : "\uFFFD");
        }

        return line.ToString();
    }

    /// <summary>Whether a terminal only draws the character: it is not a control, format, separator, or private-use character.</summary>
    /// <param name="rune">The character.</param>
    public static bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);

    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and < '\x7f');
}
