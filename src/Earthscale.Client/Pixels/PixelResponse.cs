using System.Text.Json;
using Earthscale.Client.Http;

namespace Earthscale.Client.Pixels;

/// <summary>Reads responses with pixel values. ASSUMED: a series is an array, or an object with one array; no public source shows it.</summary>
internal static class PixelResponse
{
    /// <exception cref="MalformedResponseException">The response is neither a value nor a series.</exception>
    public static IReadOnlyList<double?> Read(ServiceResponse response)
    {
        try
        {
            using var json = JsonDocument.Parse(response.Body);
            return Values(json.RootElement);
        }
        catch (JsonException e)
        {
            throw response.NotAsSpecified(e);
        }
    }

    private static IReadOnlyList<double?> Values(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object)
        {
            if (root.TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Array)
            {
                return [Value(value)];
            }

            var arrays = root.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Array).ToList();
            root = arrays is [var only] ? only.Value : throw new JsonException($"Neither a value nor one array of values, but {root.GetRawText().Length} characters with the keys {string.Join(", ", root.EnumerateObject().Select(property => property.Name))}.");
        }

        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Value)] : throw new JsonException($"{root.ValueKind} instead of values.");
    }

    private static double? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => element.GetDouble(),
        _ => throw new JsonException($"{element.ValueKind} instead of a number."),
    };
}
