using System.Text.Json;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Datasets.Adding;

/// <summary>
/// Reads the fields of a JSON object. It does not stop at the first fault: like the service, it goes on
/// and reports them all.
/// </summary>
internal sealed class JsonFields(JsonElement element, IReadOnlyList<object> location, List<ValidationFault> faults)
{
    public string RequiredText(string name)
    {
        if (Required(name) is not { } value)
        {
            return "";
        }

        return Text(value, [.. location, name]);
    }

    public string? OptionalText(string name) =>
        Present(name) is { ValueKind: not JsonValueKind.Null } value ? Text(value, [.. location, name]) : null;

    public IReadOnlyList<string> RequiredTexts(string name) => Required(name) is { } value ? Texts(value, name) : [];

    public IReadOnlyList<string> Texts(string name, bool nullable) =>
        Present(name) is { } value && !(nullable && value.ValueKind == JsonValueKind.Null) ? Texts(value, name) : [];

    public IReadOnlyDictionary<string, string> TextMap(string name, bool nullable)
    {
        var map = new Dictionary<string, string>();
        if (Present(name) is not { } value || (nullable && value.ValueKind == JsonValueKind.Null))
        {
            return map;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault([.. location, name], "Input should be a valid dictionary", "dict_type");
            return map;
        }

        foreach (var property in value.EnumerateObject())
        {
            map[property.Name] = Text(property.Value, [.. location, name, property.Name]);
        }

        return map;
    }

    /// <summary>A nullable list of objects that each hold the two texts.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs(string name, string first, string second)
    {
        var pairs = new List<(string, string)>();
        if (Present(name) is not { ValueKind: not JsonValueKind.Null } value)
        {
            return pairs;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault([.. location, name], "Input should be a valid list", "list_type");
            return pairs;
        }

        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            IReadOnlyList<object> place = [.. location, name, index];
            if (item.ValueKind != JsonValueKind.Object)
            {
                Fault(place, "Input should be a valid dictionary or object to extract fields from", "model_attributes_type");
                continue;
            }

            var fields = new JsonFields(item, place, faults);
            pairs.Add((fields.RequiredText(first), fields.RequiredText(second)));
        }

        return pairs;
    }

    /// <summary>True, false or "auto"; anything else is a fault of both kinds, as a union reports it.</summary>
    public bool IsSwitchedOff(string name)
    {
        if (Present(name) is not { } value || (value.ValueKind == JsonValueKind.String && value.ValueEquals("auto")))
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fault([.. location, name, "bool"], "Input should be a valid boolean", "bool_type");
            Fault([.. location, name, "literal['auto']"], "Input should be 'auto'", "literal_error");
        }

        return value.ValueKind == JsonValueKind.False;
    }

    public bool IsEmptyList(string name) =>
        Present(name) is { ValueKind: JsonValueKind.Array } value && value.GetArrayLength() == 0;

    public void Fault(IReadOnlyList<object> place, string message, string type) =>
        faults.Add(new ValidationFault(place, message, type));

    private List<string> Texts(JsonElement value, string name)
    {
        var texts = new List<string>();
        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault([.. location, name], "Input should be a valid list", "list_type");
            return texts;
        }

        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            texts.Add(Text(item, [.. location, name, index]));
        }

        return texts;
    }

    private string Text(JsonElement value, IReadOnlyList<object> place)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        Fault(place, "Input should be a valid string", "string_type");
        return "";
    }

    private JsonElement? Required(string name)
    {
        if (Present(name) is { } value)
        {
            return value;
        }

        Fault([.. location, name], "Field required", "missing");
        return null;
    }

    private JsonElement? Present(string name) => element.TryGetProperty(name, out var value) ? value : null;
}
