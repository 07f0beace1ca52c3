using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Json;

/// <summary>Converts PowerShell values to JSON.</summary>
internal static class JsonBody
{
    private const int MaxDepth = 64;
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Converts a body. Text must be JSON and stays unchanged.</summary>
    /// <exception cref="FormatException">Text is not JSON; or a value is nested too deeply, perhaps with a circular reference, or cannot be converted.</exception>
    public static string Write(object body)
    {
        if (ArgumentValue.Unwrap(body) is not string text)
        {
            return Node(body, depth: 0)?.ToJsonString() ?? "null";
        }

        try
        {
            using var document = JsonDocument.Parse(Text(text));
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
            throw new FormatException($"-Body is nested more than {MaxDepth} levels deep, or contains a circular reference.");
        }

        return ArgumentValue.Unwrap(value) switch
        {
            null => null,
            string or char => JsonValue.Create(Text($"{value}")),
            bool flag => JsonValue.Create(flag),
            SwitchParameter flag => JsonValue.Create(flag.IsPresent),
            float number => float.IsFinite(number) ? JsonValue.Create(number) : throw NotFinite(number),
            double number => double.IsFinite(number) ? JsonValue.Create(number) : throw NotFinite(number),
            decimal number => JsonValue.Create(number),
            Enum name => JsonValue.Create($"{name}"),
            byte or sbyte or short or ushort or int or uint or long or ulong or BigInteger or Int128 or UInt128 =>
                JsonNode.Parse(((IFormattable)ArgumentValue.Unwrap(value)!).ToString(format: null, CultureInfo.InvariantCulture)),
            JsonElement element => JsonNode.Parse(element.GetRawText()),
            JsonNode node => node.DeepClone(),
            DateTime or DateTimeOffset or DateOnly or TimeOnly or Uri => JsonValue.Create(ArgumentText.Of(value)),
            var other when ArgumentValue.Entries(other) is { } entries => Map(entries.Select(entry => (ArgumentText.Of(entry.Key), entry.Value)), depth),
            IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(item => Node(item, depth + 1))]),
            // Guid, TimeSpan, and similar types.
            ValueType and IFormattable simple => JsonValue.Create(simple.ToString(format: null, CultureInfo.InvariantCulture)),
            Version version => JsonValue.Create($"{version}"),
            var item => Map(PSObject.AsPSObject(item).Properties.Where(property => property.IsGettable).Select(property => (property.Name, ValueOf(property))), depth),
        };
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException e)
        {
            throw new FormatException($"-Body has a property {DisplayText.OneLine(property.Name, 100)} that cannot be read: {DisplayText.OneLine(e.Message, 300)}", e);
        }
    }

    private static System.Text.Json.Nodes.JsonObject Map(IEnumerable<(string Name, object? Value)> pairs, int depth)
    {
        var map = new System.Text.Json.Nodes.JsonObject();
        foreach (var (name, value) in pairs)
        {
            if (!map.TryAdd(Text(name), Node(value, depth + 1)))
            {
                throw new FormatException($"-Body has the member {DisplayText.OneLine(name, 100)} twice in one object.");
            }
        }

        return map;
    }

    // An unpaired surrogate would be sent as another character.
    private static string Text(string text)
    {
        try
        {
            _ = s_strict.GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException e)
        {
            throw new FormatException($"-Body contains invalid Unicode: '{DisplayText.OneLine(text, 100)}' has an unpaired surrogate.", e);
        }
    }

    private static FormatException NotFinite(double number) => new($"-Body contains {number}, which JSON cannot represent.");
}
