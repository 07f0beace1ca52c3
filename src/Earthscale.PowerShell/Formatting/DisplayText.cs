using System.Collections;
using System.Globalization;
using System.Text;
using Earthscale.Client.Text;

namespace Earthscale.PowerShell.Formatting;

/// <summary>Text for a terminal: what came from elsewhere is made safe, since it can hold escape sequences.</summary>
public static class DisplayText
{
    /// <inheritdoc cref="SafeText.OneLine"/>
    public static string OneLine(string? text, int maxLength = int.MaxValue) => SafeText.OneLine(text, maxLength);

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
}
