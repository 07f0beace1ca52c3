using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>Holds answers to their contract: what must be there is there, or an error names the field.</summary>
internal static class Require
{
    public static T Value<T>(T? value, string field)
        where T : struct => value ?? throw Missing(field);

    public static T Value<T>(T? value, string field)
        where T : class => value ?? throw Missing(field);

    /// <summary>An error inside a field's value, with the field's name before the place that it names itself.</summary>
    public static JsonException At(string field, Exception exception) => exception switch
    {
        JsonException { Path: { } path } known when path.StartsWith($"$.{field}", StringComparison.Ordinal) => known,
        JsonException { Path: { } path } => At(field + path.TrimStart('$'), exception.Message),
        _ => At(field, exception.Message),
    };

    /// <summary>Whether a reader said that it cannot read on: text that is not Unicode is an invalid operation to it.</summary>
    public static bool IsUnreadable(Exception exception) => exception is JsonException or InvalidOperationException;

    private static JsonException Missing(string field) => At(field, "the field is missing or null.");

    private static JsonException At(string field, string message) =>
        new(message, $"$.{field}", lineNumber: null, bytePositionInLine: null);
}
