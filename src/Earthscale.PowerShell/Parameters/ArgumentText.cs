using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Reads a single value as text.</summary>
internal static class ArgumentText
{
    /// <summary>The value as PowerShell would print it, the same in every culture; a date or time in ISO 8601.</summary>
    /// <exception cref="FormatException">There is no value, or one that is no text.</exception>
    public static string Of(object? value) => ArgumentValue.Unwrap(value) switch
    {
        null => throw new FormatException("A key or value in the hashtable is null; omit the entry instead."),
        string text => text,
        // ConvertFrom-Json makes times of strings that look like some; this gives the string back.
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        // ToString would take percent codes out of it.
        Uri uri => uri.OriginalString,
        PSObject or IEnumerable => throw new FormatException("A key or value in the hashtable is a list or an object; give text."),
        var other => LanguagePrimitives.ConvertTo<string>(other),
    };
}
