using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Json;

/// <summary>Writes what PowerShell holds as JSON.</summary>
internal static class JsonBody
{
    private const int MaxDepth = 64;

    /// <summary>Text goes as it is; all else is written.</summary>
    /// <exception cref="FormatException">Text is not JSON; or something is nested too deeply, perhaps in a circle.</exception>
    public static string Write(object body)
    {
        if ((body is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : body) is not string text)
        {
            return Node(body, depth: 0)?.ToJsonString() ?? "null";
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException e)
        {
            throw new FormatException($"-Body is text that is not JSON: {DisplayText.OneLine(e.Message, 300)} Give JSON, or a hashtable.", e);
        }
    }

    private static JsonNode? Node(object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException($"-Body is nested more than {MaxDepth} levels deep, or holds itself.");
        }

        return (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value) switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            SwitchParameter flag => JsonValue.Create(flag.IsPresent),
            byte or sbyte or short or ushort or int or uint or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            ulong number => JsonValue.Create(number),
            decimal number => JsonValue.Create(number),
            float or double => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            DateTime time => JsonValue.Create(time),
            DateTimeOffset time => JsonValue.Create(time),
            IDictionary pairs => Map(pairs.Cast<DictionaryEntry>().Select(pair => (LanguagePrimitives.ConvertTo<string>(pair.Key), (object?)pair.Value)), depth),
            IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(item => Node(item, depth + 1))]),
            PSObject custom => Map(custom.Properties.Select(property => (property.Name, (object?)property.Value)), depth),
            var other => JsonValue.Create(LanguagePrimitives.ConvertTo<string>(other)),
        };
    }

    private static JsonValue Number(double number) =>
        double.IsFinite(number) ? JsonValue.Create(number) : throw new FormatException($"-Body holds {number}, which JSON cannot write.");

    private static System.Text.Json.Nodes.JsonObject Map(IEnumerable<(string Name, object? Value)> pairs, int depth)
    {
        var map = new System.Text.Json.Nodes.JsonObject();
        foreach (var (name, value) in pairs)
        {
            map[name] = Node(value, depth + 1);
        }

        return map;
    }
}
