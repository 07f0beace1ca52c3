using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>What PowerShell wraps, and what counts as a dictionary.</summary>
internal static class ArgumentValue
{
    /// <summary>The value itself; an object that has properties only stays a <see cref="PSObject"/>.</summary>
    public static object? Unwrap(object? value) => value switch
    {
        PSObject { BaseObject: not PSCustomObject } wrapped => Unwrap(wrapped.BaseObject),
        DBNull => null,
        _ => value,
    };

    /// <summary>The entries of a dictionary of any type; null for all else.</summary>
    public static IEnumerable<(object? Key, object? Value)>? Entries(object? value) => Unwrap(value) switch
    {
        IDictionary map => Entries(map),
        NameValueCollection map => map.AllKeys.Select(key => ((object?)key, (object?)map[key])),
        IEnumerable pairs when IsGenericMap(pairs.GetType()) => pairs.Cast<object>().Select(Entry),
        _ => null,
    };

    /// <summary>The key and value of an entry that was enumerated from a dictionary of any type.</summary>
    public static (object? Key, object? Value) Entry(object item)
    {
        if (item is DictionaryEntry entry)
        {
            return (entry.Key, entry.Value);
        }

        var properties = PSObject.AsPSObject(item).Properties;
        return (properties["Key"]?.Value, properties["Value"]?.Value);
    }

    /// <summary>Whether a value is an entry of a dictionary.</summary>
    public static bool IsEntry(object? value) => value is DictionaryEntry || IsPair(value?.GetType());

    // Casting a generic dictionary's own enumerator to DictionaryEntry fails; this loop asks for the right one.
    private static IEnumerable<(object? Key, object? Value)> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return (entry.Key, entry.Value);
        }
    }

    private static bool IsGenericMap(Type type) => Array.Exists(type.GetInterfaces(), one =>
        one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>) && IsPair(one.GenericTypeArguments[0]));

    private static bool IsPair(Type? type) => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
