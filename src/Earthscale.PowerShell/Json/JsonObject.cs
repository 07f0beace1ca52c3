using System.Management.Automation;
using System.Text.Json;

namespace Earthscale.PowerShell.Json;

/// <summary>Makes PowerShell's objects of JSON: text stays text, whatever it looks like.</summary>
internal static class JsonObject
{
    /// <summary>The value as an object, an array, text, a number, a truth value, or null.</summary>
    public static object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => ReadNumber(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    // Names that differ in case only are one property to PowerShell: the last one stands.
    private static PSObject ReadObject(JsonElement value)
    {
        var item = new PSObject();
        foreach (var property in value.EnumerateObject())
        {
            // PowerShell knows no property without a name.
            var name = property.Name.Length == 0 ? " " : property.Name;
            item.Properties.Remove(name);
            item.Properties.Add(new PSNoteProperty(name, Read(property.Value)));
        }

        return item;
    }

    private static object ReadNumber(JsonElement value) =>
        value.TryGetInt64(out var whole) ? whole
        : value.TryGetDecimal(out var exact) && value.GetRawText().IndexOfAny(['e', 'E']) < 0 ? exact
        : value.GetDouble();
}
