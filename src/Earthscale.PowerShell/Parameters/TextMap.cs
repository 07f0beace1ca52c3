using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Reads a dictionary of strings, such as tags, in any of its forms.</summary>
internal static class TextMap
{
    /// <summary>Reads a dictionary of any type, an object's properties, <c>key:value;key2:value2</c>, or a list of pairs.</summary>
    /// <param name="value">The dictionary; null, empty text, and an empty dictionary are equivalent.</param>
    /// <returns>The dictionary in its original order; null if it is empty.</returns>
    /// <exception cref="FormatException">The value is invalid.</exception>
    public static IReadOnlyDictionary<string, string>? Read(object? value)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in Pairs(ArgumentValue.Unwrap(value), "name"))
        {
            if (!map.TryAdd(key, text))
            {
                throw new FormatException($"The key '{key}' is a duplicate.");
            }
        }

        return map.Count == 0 ? null : map;
    }

    /// <summary>Reads pairs in the same forms. An object with two properties of given names is one pair.</summary>
    /// <param name="value">The pairs; null, empty text, and an empty dictionary are equivalent.</param>
    /// <param name="key">The property of an object's key, in addition to key.</param>
    /// <param name="text">The property of an object's value, in addition to value.</param>
    /// <returns>The pairs in their original order; null if there are none.</returns>
    /// <exception cref="FormatException">The value is invalid.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>>? ReadPairs(object? value, string key, string text)
    {
        var item = ArgumentValue.Unwrap(value);
        List<KeyValuePair<string, string>> pairs = [.. Properties(item) is { } properties && Pair(properties, key, text) is { } one ? [one] : Pairs(item, key, text)];
        return pairs.Count == 0 ? null : pairs;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(object? value, string key, string text = "value")
    {
        var pairs = value switch
        {
            null => [],
            string line => TagText.Split(CheckNotJson(line)).Select(TagText.ReadPair),
            _ when Properties(value) is { } properties => properties.Select(entry => new KeyValuePair<string, string>(ArgumentText.Of(entry.Key), ArgumentText.Of(entry.Value))),
            IEnumerable list => list.Cast<object?>().Select(ArgumentValue.Unwrap).SelectMany(item => Item(item, key, text)),
            _ when ArgumentValue.IsEntry(value) => Item(value, key, text),
            var other => throw new FormatException($"'{other}' is not a dictionary; use a hashtable, @{{key='value'}}, or text, key:value;key2:value2."),
        };
        foreach (var pair in pairs)
        {
            yield return pair.Key.Length > 0 ? pair : throw new FormatException("A key is empty.");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Item(object? item, string key, string text)
    {
        if (item is string line)
        {
            return [TagText.ReadPair(CheckNotJson(line))];
        }

        if (ArgumentValue.IsEntry(item))
        {
            var (left, right) = ArgumentValue.Entry(item!);
            return [new(ArgumentText.Of(left), ArgumentText.Of(right))];
        }

        var properties = Properties(item)
            ?? throw new FormatException($"A list contains '{item ?? "null"}', which is not a pair; use @{{'{key}'='{text}'}}.");
        return Pair(properties, key, text) is { } pair ? [pair] : Pairs(item, key, text);
    }

    private static KeyValuePair<string, string>? Pair(List<(object? Key, object? Value)> properties, string key, string text)
    {
        var left = Find(properties, key, "key");
        var right = Find(properties, text, "value");
        return properties.Count == 2 && left is not null && right is not null
            ? new(ArgumentText.Of(left.Value.Value), ArgumentText.Of(right.Value.Value))
            : null;
    }

    private static (object? Key, object? Value)? Find(IEnumerable<(object? Key, object? Value)> properties, params string[] names)
    {
        foreach (var property in properties)
        {
            if (ArgumentValue.Unwrap(property.Key) is string name && names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return property;
            }
        }

        return null;
    }

    private static List<(object? Key, object? Value)>? Properties(object? value) =>
        ArgumentValue.Entries(value)?.ToList()
        ?? (value as PSObject)?.Properties.Select(property => ((object?)property.Name, (object?)property.Value)).ToList();

    private static string CheckNotJson(string text) => text.Trim() is ['{', .., '}'] or ['[', .., ']']
        ? throw new FormatException("The text is JSON, which is not supported here; use key:value;key2:value2, or read the whole table with ConvertFrom-Json.")
        : text;
}
