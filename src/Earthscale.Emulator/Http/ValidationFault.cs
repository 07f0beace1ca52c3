using System.Text.Json;

namespace Earthscale.Emulator.Http;

/// <summary>One entry of a 422's <c>detail</c>. <paramref name="Location"/> holds strings and integers, outermost first.</summary>
internal sealed record ValidationFault(IReadOnlyList<object> Location, string Message, string Type)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("loc");
        foreach (var step in Location)
        {
            WriteStep(json, step);
        }

        json.WriteEndArray();
        json.WriteString("msg", Message);
        json.WriteString("type", Type);
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, object step)
    {
        if (step is int index)
        {
            json.WriteNumberValue(index);
        }
        else
        {
            json.WriteStringValue((string)step);
        }
    }
}
