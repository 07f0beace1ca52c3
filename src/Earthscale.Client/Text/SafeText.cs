using System.Globalization;
using System.Text;

namespace Earthscale.Client.Text;

/// <summary>Makes text from elsewhere safe to show: names and messages of a service can hold terminal escape sequences.</summary>
public static class SafeText
{
    /// <summary>The text as one line, without control and format (bidirectional) characters, truncated to a length.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <param name="maxLength">The most UTF-16 code units to keep; an ellipsis stands for the rest.</param>
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

    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and < '\x7f');

    private static bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
