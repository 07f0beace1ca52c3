using System.Collections.Specialized;
using System.Management.Automation;
using System.Text.Json;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Json;

/// <summary>Makes PowerShell's objects of JSON: text stays text, whatever it looks like, and nothing is lost in silence.</summary>
/// <param name="warn">Is told of values that have no exact form here.</param>
internal sealed class JsonReader(Action<string> warn)
{
    // PowerShell has these on every object already.
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "PSObject", "PSBase", "PSAdapted", "PSExtended", "PSTypeNames", "PSStandardMembers",
    };

    /// <summary>The value as an object, an array, text, a number, a truth value, or null.</summary>
    /// <remarks>An object whose names PowerShell cannot tell apart, or does not allow, becomes an ordered dictionary.</remarks>
    /// <exception cref="FormatException">Text in it is no text: half of a surrogate pair.</exception>
    public object? Read(JsonElement value) => Read(value, "$");

    private object? Read(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(value, path),
        JsonValueKind.Array => value.EnumerateArray().Select((item, index) => Read(item, $"{path}[{index}]")).ToArray(),
        JsonValueKind.String => ReadText(value.GetString, path),
        JsonValueKind.Number => ReadNumber(value, path),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private object ReadObject(JsonElement value, string path)
    {
        var names = new HashSet<string>(s_reserved, StringComparer.OrdinalIgnoreCase) { "" };
        var entries = new OrderedDictionary(StringComparer.Ordinal);
        var isPlain = true;
        foreach (var property in value.EnumerateObject())
        {
            var name = ReadText(() => property.Name, path)!;
            isPlain &= names.Add(name);
            if (entries.Contains(name))
            {
                warn($"The response names {DisplayText.OneLine($"{path}.{name}", 200)} twice; the last value is kept.");
            }

            entries[name] = Read(property.Value, $"{path}.{name}");
        }

        if (!isPlain)
        {
            return entries;
        }

        var item = new PSObject();
        foreach (System.Collections.DictionaryEntry entry in entries)
        {
            item.Properties.Add(new PSNoteProperty((string)entry.Key, entry.Value));
        }

        return item;
    }

    private static string? ReadText(Func<string?> read, string path)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"The response holds text at {DisplayText.OneLine(path, 200)} that is no Unicode: half of a surrogate pair, such as \\ud800.", e);
        }
    }

    private object ReadNumber(JsonElement value, string path)
    {
        var text = value.GetRawText();
        if (value.TryGetInt64(out var whole))
        {
            return whole;
        }

        if (text.IndexOfAny(['.', 'e', 'E']) < 0)
        {
            return System.Numerics.BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (value.TryGetDecimal(out var exact) && text.IndexOfAny(['e', 'E']) < 0)
        {
            return exact;
        }

        var number = value.GetDouble();
        var isZero = text.Split('e', 'E')[0].All(c => c is '0' or '.' or '-');
        if (double.IsFinite(number) && (number != 0 || isZero))
        {
            return number;
        }

        warn($"The number {DisplayText.OneLine(text, 100)} at {DisplayText.OneLine(path, 200)} is beyond a double's range; it is kept as text.");
        return text;
    }
}
