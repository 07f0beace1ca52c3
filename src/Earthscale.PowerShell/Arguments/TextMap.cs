using System.Collections;
using System.Management.Automation;

namespace Earthscale.PowerShell.Arguments;

/// <summary>Reads a map from text to text, such as tags, in each of the forms that scripts and tables hold it.</summary>
internal static class TextMap
{
    /// <summary>Reads a hashtable, an object's properties, or <c>key:value;key2:value2</c> from a table's cell.</summary>
    /// <param name="value">The map; null and empty text stand for none.</param>
    /// <param name="name">The parameter's name, for errors.</param>
    /// <returns>The map in its own order; null for none.</returns>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static IReadOnlyDictionary<string, string>? Read(object? value, string name) =>
        (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value) switch
        {
            null or "" => null,
            IDictionary pairs => Collect(pairs.Cast<DictionaryEntry>().Select(pair => (ArgumentText.Of(pair.Key), ArgumentText.Of(pair.Value))), name),
            string text => Collect(text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Pair), name),
            PSObject custom => Collect(custom.Properties.Select(property => (property.Name, ArgumentText.Of(property.Value))), name),
            var other => throw new FormatException($"{name} is '{other}'; use a hashtable, @{{key='value'}}, or text, key:value;key2:value2."),
        };

    private static (string Key, string Value) Pair(string text)
    {
        var pair = TagFilter.Parse(text);
        return (pair.Key, pair.Value);
    }

    private static Dictionary<string, string> Collect(IEnumerable<(string Key, string Value)> pairs, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            if (key.Length == 0 || !map.TryAdd(key, value))
            {
                throw new FormatException(key.Length == 0 ? $"{name} has an empty key." : $"{name} has the key '{key}' twice.");
            }
        }

        return map;
    }
}
