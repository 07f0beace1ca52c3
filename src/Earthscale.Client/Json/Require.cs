using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>Checks required fields of responses.</summary>
internal static class Require
{
    public static T Value<T>(T? value, string field)
        where T : struct => value ?? throw Missing(field);

    public static T Value<T>(T? value, string field)
        where T : class => value ?? throw Missing(field);

    /// <summary>Adds a field's name to the path of an error inside its value.</summary>
    public static JsonException At(string field, Exception exception) => exception switch
    {
        JsonException { Path: { } path } known when path.StartsWith($"$.{field}", StringComparison.Ordinal) => known,
        JsonException { Path: { } path } => At(field + path.TrimStart('$'), exception.Message),
        _ => At(field, exception.Message),
    };

    /// <summary>Whether an exception comes from unreadable JSON: the reader throws InvalidOperationException for invalid Unicode.</summary>
    public static bool IsUnreadable(Exception exception) => exception is JsonException or InvalidOperationException;

    private static JsonException Missing(string field) => At(field, "the field is missing or null.");

    private static JsonException At(string field, string message) =>
        new(message, $"$.{field}", lineNumber: null, bytePositionInLine: null);
}
