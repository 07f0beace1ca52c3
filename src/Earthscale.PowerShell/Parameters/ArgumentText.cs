using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Reads a value in a hashtable as text.</summary>
internal static class ArgumentText
{
    /// <summary>The value as PowerShell would print it, the same in every culture; a time in ISO 8601.</summary>
    /// <exception cref="FormatException">There is no value, or one that is no text.</exception>
    public static string Of(object? value) => (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value) switch
    {
        null => throw new FormatException("A key or value in the hashtable is null; leave the entry out instead."),
        string text => text,
        // ConvertFrom-Json makes times of strings that look like some; this gives the string back.
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        PSObject or IEnumerable => throw new FormatException("A key or value in the hashtable is a list or an object; give text."),
        var other => LanguagePrimitives.ConvertTo<string>(other),
    };
}
