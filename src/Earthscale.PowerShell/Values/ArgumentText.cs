using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Earthscale.PowerShell.Values;

/// <summary>Converts a single value to text.</summary>
internal static class ArgumentText
{
    /// <summary>Converts a value like PowerShell, but independent of the culture. A date or time is converted to ISO 8601.</summary>
    /// <exception cref="FormatException">The value is null, or has no text form.</exception>
    public static string Of(object? value) => ArgumentValue.Unwrap(value) switch
    {
        null => throw new FormatException("A key or value in the hashtable is null; omit the entry instead."),
        string text => text,
        // ConvertFrom-Json converts strings that look like times; this restores the string.
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        // ToString would decode percent-encoded characters.
        Uri uri => uri.OriginalString,
        PSObject or IEnumerable => throw new FormatException("A key or value in the hashtable is a list or an object, but must be text."),
        var other => LanguagePrimitives.ConvertTo<string>(other),
    };
}
