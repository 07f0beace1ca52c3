using System.Text.Json;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Datasets;

/// <summary>Writes a <c>DatasetResponse</c>: one version, with its optimizations as they are now.</summary>
internal sealed class VersionJson(OptimizationSchedule schedule, Func<Uri> baseUri)
{
    public void Write(Utf8JsonWriter json, StoredVersion version)
    {
        var detail = version.Detail;
        json.WriteStartObject();
        DatasetJson.WriteIdentity(json, version.Reference, version.Name, version.Type);
        DatasetJson.WriteAnnotations(json, detail);
        WriteVariables(json, detail);
        json.WriteString("created_at", ServiceTime.Format(version.AddedAt));
        json.WritePropertyName("visualization_optimization");
        var visualization = WriteOptimization(json, detail.Visualization, version.AddedAt);
        json.WriteStartObject("pixel_info_optimizations");
        foreach (var (dimension, plan) in detail.PixelInfo)
        {
            json.WritePropertyName(dimension);
            WriteOptimization(json, plan, version.AddedAt);
        }

        json.WriteEndObject();
        WriteTileServers(json, version, visualization == "success");
        json.WriteEndObject();
    }

    private static void WriteVariables(Utf8JsonWriter json, VersionDetail detail)
    {
        json.WriteStartObject("variables");
        foreach (var (name, statistics) in detail.Variables)
        {
            json.WriteStartObject(name);
            json.WriteNumber("sampled_min", statistics.SampledMin);
            json.WriteNumber("sampled_max", statistics.SampledMax);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private string WriteOptimization(Utf8JsonWriter json, OptimizationPlan plan, long addedAt)
    {
        var (status, updatedAt) = schedule.Look(plan, addedAt);
        json.WriteStartObject();
        json.WriteString("status", status);
        if (updatedAt is { } time)
        {
            json.WriteString("updated_at", ServiceTime.Format(time));
        }
        else
        {
            json.WriteNull("updated_at");
        }

        json.WriteEndObject();
        return status;
    }

    /// <summary>The templates point at this emulator, which serves no tiles: asking for one answers 404.</summary>
    private void WriteTileServers(Utf8JsonWriter json, StoredVersion version, bool isOptimized)
    {
        var root = $"{baseUri().ToString().TrimEnd('/')}/v1/{version.Type}/{version.Reference.VersionId}";
        var format = version.Type == "vector" ? "pbf" : "png";
        var tiles = version.Detail.TileUrl ?? $"{root}/tiles/{{z}}/{{x}}/{{y}}.{format}";
        var pixels = version.Detail.TileUrl is null && version.Type == "raster" ? $"{root}/pixels/{{lon}}/{{lat}}" : null;
        json.WritePropertyName("dynamic_tile_server");
        WriteTileServer(json, tiles, pixels, version.Detail);
        json.WritePropertyName("optimized_tile_server");
        if (isOptimized && version.Detail.TileUrl is null)
        {
            WriteTileServer(json, $"{root}/optimized/{{z}}/{{x}}/{{y}}.{format}", pixels, version.Detail);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteTileServer(Utf8JsonWriter json, string tiles, string? pixels, VersionDetail detail)
    {
        json.WriteStartObject();
        json.WriteString("tile_url", tiles);
        json.WriteString("pixel_url", pixels);
        json.WriteNumber("min_zoom", detail.MinZoom);
        json.WriteNumber("max_zoom", detail.MaxZoom);
        json.WriteEndObject();
    }
}
