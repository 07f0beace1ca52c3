using System.Collections;
using System.Globalization;
using System.Text;

namespace Earthscale;

/// <summary>Foreign text, made safe for a terminal: names and words that came from elsewhere can hold escape codes.</summary>
public static class DisplayText
{
    /// <summary>The text as one line, without control and format (bidi) characters, cut to a length.</summary>
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

    /// <summary>A time in the reader's own zone, to the minute, the same in every culture: <c>2026-01-31 09:30</c>.</summary>
    /// <param name="time">The time; null gives nothing.</param>
    public static string Time(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time in the reader's own zone, in full: <c>2026-01-31 09:30:15 +01:00</c>.</summary>
    /// <param name="time">The time; null gives nothing.</param>
    public static string FullTime(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A map as <c>key:value, key:value</c> in one safe line; just <c>key, key</c> with no values wanted.</summary>
    /// <param name="map">Tags, or anything else with keys; null gives nothing.</param>
    /// <param name="keysOnly">Whether to leave the values out.</param>
    public static string Map(IDictionary? map, bool keysOnly = false)
    {
        var line = new StringBuilder();
        foreach (DictionaryEntry entry in map ?? new Hashtable())
        {
            line.Append(line.Length == 0 ? "" : ", ").Append(entry.Key);
            _ = keysOnly ? line : line.Append(':').Append(entry.Value);
        }

        return OneLine(line.ToString());
    }

    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and < '\x7f');

    private static bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
