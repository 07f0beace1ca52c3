using System.Collections;
using System.Globalization;
using System.Text;
using Earthscale.Client.Text;

namespace Earthscale.PowerShell.Formatting;

/// <summary>Formats values for display. Text from the service is made safe, since it can contain escape sequences.</summary>
public static class DisplayText
{
    /// <inheritdoc cref="SafeText.OneLine"/>
    public static string OneLine(string? text, int maxLength = int.MaxValue) => SafeText.OneLine(text, maxLength);

    /// <summary>Formats a time in the local time zone, to the minute, independent of the culture: <c>2026-01-31 09:30</c>.</summary>
    /// <param name="time">The time; null returns empty text.</param>
    public static string Time(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Formats a time in the local time zone, to the second: <c>2026-01-31 09:30:15 +01:00</c>.</summary>
    /// <param name="time">The time; null returns empty text.</param>
    public static string FullTime(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Formats a dictionary in one line, as <c>key:value, key:value</c> or <c>key, key</c>.</summary>
    /// <param name="map">The dictionary; null returns empty text.</param>
    /// <param name="keysOnly">Whether to omit the values.</param>
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
