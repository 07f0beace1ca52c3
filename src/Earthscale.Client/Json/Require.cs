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

    private static JsonException Missing(string field) =>
        new("the field is missing or null.", $"$.{field}", lineNumber: null, bytePositionInLine: null);

    private static JsonException Unknown(string value, string field, string known) =>
        new($"'{value}' is not {known}.", $"$.{field}", lineNumber: null, bytePositionInLine: null);
}
