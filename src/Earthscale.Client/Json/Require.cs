using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>Holds answers to their contract: what must be there is there, or an error names the field.</summary>
internal static class Require
{
    public static T Value<T>(T? value, string field)
        where T : struct => value ?? throw Missing(field);

    public static T Value<T>(T? value, string field)
        where T : class => value ?? throw Missing(field);

    public static DatasetType DatasetType(string? value) => Value(value, "type") switch
    {
        "raster" => Earthscale.DatasetType.Raster,
        "vector" => Earthscale.DatasetType.Vector,
        var other => throw Unknown(other, "type", "raster or vector"),
    };

    public static OptimizationStatus OptimizationStatus(string? value, string field) => Value(value, field) switch
    {
        "not_started" => Earthscale.OptimizationStatus.NotStarted,
        "pending" => Earthscale.OptimizationStatus.Pending,
        "running" => Earthscale.OptimizationStatus.Running,
        "success" => Earthscale.OptimizationStatus.Success,
        "error" => Earthscale.OptimizationStatus.Error,
        var other => throw Unknown(other, field, "not_started, pending, running, success or error"),
    };

    /// <summary>The error for a field that is not there.</summary>
    public static JsonException Missing(string field) => At(field, "the field is missing or null.");

    /// <summary>The error for a value of another type, on which the reader stands.</summary>
    public static JsonException Unexpected(ref Utf8JsonReader reader, string expected, string field) =>
        At(field, $"expected {expected}, found {(reader.TokenType == JsonTokenType.String ? $"'{reader.GetString()}'" : reader.TokenType)}.");

    /// <summary>An error inside a field's value, with the field's name.</summary>
    public static JsonException At(string field, JsonException exception) => At(field, exception.Message);

    private static JsonException Unknown(string value, string field, string known) =>
        At(field, $"'{value}' is not {known}.");

    private static JsonException At(string field, string message) =>
        new(message, $"$.{field}", lineNumber: null, bytePositionInLine: null);
}
