using System.Collections;
using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Reads a map from text to text, such as tags, in each of the forms that scripts and tables hold it.</summary>
internal static class TextMap
{
    /// <summary>Reads a hashtable, an object's properties, or <c>key:value;key2:value2</c> from a table's cell.</summary>
    /// <param name="value">The map; null, empty text and an empty map stand for none.</param>
    /// <param name="name">The parameter's name, for errors.</param>
    /// <returns>The map in its own order; null for none.</returns>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static IReadOnlyDictionary<string, string>? Read(object? value, string name) => Collect(Pairs(Unwrap(value), name), name);

    /// <summary>Reads what <see cref="Read"/> does, and a list of objects that hold a pair each.</summary>
    /// <param name="value">The map; null, empty text and an empty map stand for none.</param>
    /// <param name="name">The parameter's name, for errors.</param>
    /// <param name="key">The property that holds an object's key.</param>
    /// <param name="text">The property that holds an object's value.</param>
    /// <returns>The pairs in their own order; null for none.</returns>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>>? ReadPairs(object? value, string name, string key, string text) =>
        Unwrap(value) is IEnumerable list and not (string or IDictionary)
            ? [.. list.Cast<object?>().Select(item => Pair(item, name, key, text))]
            : Read(value, name)?.ToList();

    private static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static IEnumerable<(string Key, string Value)> Pairs(object? value, string name) => value switch
    {
        null => [],
        IDictionary pairs => pairs.Cast<DictionaryEntry>().Select(pair => (ArgumentText.Of(pair.Key), ArgumentText.Of(pair.Value))),
        string text => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Pair),
        PSObject custom => custom.Properties.Select(property => (property.Name, ArgumentText.Of(property.Value))),
        var other => throw new FormatException($"{name} is '{other}'; use a hashtable, @{{key='value'}}, or text, key:value;key2:value2."),
    };

    private static (string Key, string Value) Pair(string text)
    {
        var pair = TagFilter.Parse(text);
        return (pair.Key, pair.Value);
    }

    private static KeyValuePair<string, string> Pair(object? item, string name, string key, string text)
    {
        var entry = Read(item, name);
        return entry is { Count: 2 } && entry.TryGetValue(key, out var left) && entry.TryGetValue(text, out var right)
            ? new(left, right)
            : throw new FormatException($"{name} holds a list whose items are not each a {key} and a {text}; use @{{'{key}'='{text}'}}.");
    }

    private static Dictionary<string, string>? Collect(IEnumerable<(string Key, string Value)> pairs, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            if (key.Length == 0 || !map.TryAdd(key, value))
            {
                throw new FormatException(key.Length == 0 ? $"{name} has an empty key." : $"{name} has the key '{key}' twice.");
            }
        }

        return map.Count == 0 ? null : map;
    }
}
