using System.Management.Automation;

namespace Earthscale.PowerShell.Arguments;

/// <summary>Reads a value in a hashtable as text.</summary>
internal static class ArgumentText
{
    /// <summary>The value as PowerShell would print it, the same in every culture.</summary>
    /// <exception cref="FormatException">There is no value.</exception>
    public static string Of(object? value) =>
        value is null or PSObject { BaseObject: null }
            ? throw new FormatException("A key or value in the hashtable is null; leave the entry out instead.")
            : LanguagePrimitives.ConvertTo<string>(value);
}
