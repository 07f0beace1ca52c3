using System.Collections;
using System.Collections.Specialized;
using System.Data;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;

namespace Earthscale.PowerShell.Values;

/// <summary>Unwraps PowerShell values, and reads dictionaries of any type.</summary>
internal static class ArgumentValue
{
    /// <summary>Unwraps a value. An object with only properties stays a <see cref="PSObject"/>.</summary>
    public static object? Unwrap(object? value) => value switch
    {
        // The output of a command without output.
        _ when ReferenceEquals(value, AutomationNull.Value) => null,
        PSObject { BaseObject: not PSCustomObject } wrapped => Unwrap(wrapped.BaseObject),
        DBNull or NullString => null,
        _ => value,
    };

    /// <summary>Gets the entries of a dictionary of any type; null for other values.</summary>
    public static IEnumerable<(object? Key, object? Value)>? Entries(object? value) => Unwrap(value) switch
    {
        IDictionary map => Entries(map),
        DataRow row => row.Table.Columns.Cast<DataColumn>().Select(column => ((object?)column.ColumnName, (object?)row[column])),
        NameValueCollection map => map.AllKeys.Select(key => ((object?)key, (object?)map[key])),
        IEnumerable pairs when IsGenericMap(pairs.GetType()) => pairs.Cast<object>().Select(Entry),
        _ => null,
    };

    /// <summary>Gets the key and the value of an entry of a dictionary of any type.</summary>
    public static (object? Key, object? Value) Entry(object item)
    {
        if (item is DictionaryEntry entry)
        {
            return (entry.Key, entry.Value);
        }

        var properties = PSObject.AsPSObject(item).Properties;
        return (properties["Key"]?.Value, properties["Value"]?.Value);
    }

    public static bool IsEntry(object? value) => value is DictionaryEntry || IsPair(value?.GetType());

    // IDictionary has another enumerator than a generic dictionary, whose entries cannot be cast to DictionaryEntry.
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
