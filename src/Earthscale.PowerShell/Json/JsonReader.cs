using System.Collections.Specialized;
using System.Management.Automation;
using System.Text.Json;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Json;

/// <summary>Converts JSON to PowerShell objects. Text stays text, and no value is lost without an error or a warning.</summary>
/// <param name="warn">Writes warnings about values that cannot be represented exactly.</param>
internal sealed class JsonReader(Action<string> warn)
{
    // Every PowerShell object has these members.
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "PSObject", "PSBase", "PSAdapted", "PSExtended", "PSTypeNames", "PSStandardMembers",
    };

    /// <summary>Converts a JSON value to an object, an array, text, a number, a Boolean, or null.</summary>
    /// <remarks>An object whose member names differ only in case, or are reserved, becomes an ordered dictionary.</remarks>
    /// <exception cref="FormatException">Text contains an unpaired surrogate.</exception>
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
                warn($"The response has {DisplayText.OneLine($"{path}.{name}", 200)} twice; the last value is kept.");
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
            throw new FormatException($"The response contains invalid Unicode at {DisplayText.OneLine(path, 200)}: an unpaired surrogate, such as \\ud800.", e);
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

        warn($"The number {DisplayText.OneLine(text, 100)} at {DisplayText.OneLine(path, 200)} is outside the range of a double; it is kept as text.");
        return text;
    }
}
