using System.Globalization;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Catalog;

/// <summary>A small fictitious catalog with typical datasets.</summary>
internal static class SampleCatalog
{
    private static readonly BoundingBox s_world = new(-180, -90, 180, 90);
    private static readonly Dictionary<string, VariableStatistics> s_reflectance = Variables(("red", 12, 9874), ("green", 31, 9610), ("blue", 54, 9402), ("nir", 8, 10512));

    public static IEnumerable<SampleDataset> Datasets() => [.. Satellites(), .. Surfaces(), .. Features()];

    private static IEnumerable<SampleDataset> Satellites() =>
    [
        Sentinel2("sentinel-2-l2a-alps", "2024-03-01T08:00:00Z", "alps", new(5.9, 44.0, 16.5, 48.3)) with { Versions = 3 },
        Sentinel2("sentinel-2-l2a-amazon", "2024-04-12T10:20:30.123456Z", "amazon", new(-73.9, -15.2, -45.0, 5.1)),
        Sentinel2("sentinel-2-l2a-fiji", "2024-05-20T00:00:00Z", "fiji", new(176.8, -20.7, -178.2, -12.4)),
        Sentinel2("sentinel-2-l2a-são-tomé", "2024-06-02T14:45:00Z", "são-tomé", new(6.4, -0.1, 7.5, 1.8)),
        Raster("sentinel-1-grd-north-sea", "2024-02-10T17:12:00.5Z", new(-4.5, 51.0, 9.0, 61.0), "sensor=sentinel-1 level=grd region=north-sea", Variables(("vv", -27.5, 4.25), ("vh", -34.0, -1.5)), At("error", "2024-02-11")),
        Raster("landsat-8-c2-l2-sahel", "2023-11-05T06:00:00Z", new(-17.5, 10.0, 38.0, 18.0), "sensor=landsat-8 level=l2 collection=2", s_reflectance, At("pending", "2024-01-16"), 13),
        Raster("landsat-9-c2-l2-ganges", "2024-01-15T06:00:00Z", new(73.0, 21.0, 91.0, 31.5), "sensor=landsat-9 level=l2 collection=2", s_reflectance, At("pending", "2024-01-16"), 13),
        Raster("planetscope-farms-2024", "2024-09-14T05:31:00Z", new(4.2, 51.7, 6.1, 53.0), @"sensor=planetscope source=https://example.com:8443/planet share=\\files\planet", s_reflectance, maxZoom: 17),
        Raster("drone-survey-vineyard", "2025-04-18T11:00:00+02:00", new(7.61, 47.98, 7.63, 47.99), "platform=drone crop=vines", Variables(("red", 0, 255), ("green", 0, 255), ("blue", 0, 255)), Done("2025-04-18"), 22),
        Raster("test", "2024-08-08T08:08:08.000008Z", new(13.38, 52.50, 13.42, 52.53), "stage=test", Variables(("red", 0, 255)), maxZoom: 20),
        Raster("latest-results", "2025-06-30T23:59:59.999999Z", new(9.0, 47.2, 13.9, 50.6), "stage=results valid-until=2026-01-01 run=2025-06-30T23:00", Variables(("yield", 0.4, 11.75)), At("running", "2025-07-30")) with { Versions = 2 },
    ];

    private static IEnumerable<SampleDataset> Surfaces() =>
    [
        Era5("era5-hourly-2m-temperature", "2023-06-01T00:00:00Z", Variables(("t2m", 212.4, 324.9))) with { Versions = 2 },
        Era5("era5-hourly-total-precipitation", "2023-06-01T00:30:00Z", Variables(("tp", 0, 0.0871))),
        Elevation("copernicus-dem-glo-30", "2022-10-10T10:10:10Z", s_world, -430.5, 8848.9),
        Elevation("swissalti3d", "2023-02-28T09:00:00Z", new(5.9, 45.8, 10.5, 47.9), 193.1, 4633.8),
        Raster("esa-worldcover-2021", "2022-12-01T12:00:00Z", s_world, "theme=land-cover", Variables(("class", 10, 100))),
        Raster("hansen-forest-loss-2023", "2024-04-30T12:00:00Z", s_world, "theme=land-cover", Variables(("class", 0, 23))),
        WithDimension(Raster("ndvi-monthly-kenya", "2024-10-01T00:00:00Z", new(33.9, -4.7, 41.9, 5.5), "index=ndvi region=kenya reference-date=2024-10-01", Variables(("ndvi", -0.2, 0.93))), ("time", At("running", "2024-10-02"))),
    ];

    private static IEnumerable<SampleDataset> Features() =>
    [
        Vector("field-boundaries-netherlands", "2024-02-01T00:00:00Z", new(3.3, 50.7, 7.3, 53.6), "theme=agriculture format=geoparquet") with { Versions = 4 },
        Vector("admin-boundaries-level-1", "2023-01-20T15:00:00Z", new(-180, -90, 180, 83.7), "theme=boundaries iso:level=1"),
        Vector("protected-areas-eu", "2023-09-09T09:09:09.9Z", new(-31.3, 27.6, 45.0, 71.2), "theme=nature format=flatgeobuf"),
        Vector("river-gauges-rhine", "2025-01-07T07:30:00Z", new(6.0, 46.6, 9.7, 52.0), "theme=water format=geojson"),
        Vector("地名-gazetteer", "2024-12-24T18:00:00+09:00", new(122.9, 24.0, 153.99, 45.6), "theme=places region=日本"),
        TileServer("openstreetmap-tiles", "2022-05-05T05:05:05Z", "https://tiles.example.com/osm/{z}/{x}/{y}.png"),
        TileServer("hillshade-tiles", "2023-07-17T16:40:00Z", "https://tiles.example.com/hillshade/{z}/{x}/{y}.webp"),
    ];

    private static SampleDataset Raster(
        string name, string created, BoundingBox extent, string tags, Dictionary<string, VariableStatistics> variables, OptimizationPlan? visualization = null, int maxZoom = 14) =>
        new(name, created, "raster", extent, new VersionDetail
        {
            Tags = tags.Split(' ').Select(tag => tag.Split('=', 2)).ToDictionary(tag => tag[0], tag => tag[1]),
            Variables = variables,
            Visualization = visualization ?? OptimizationPlan.Never,
            MaxZoom = maxZoom,
        });

    private static SampleDataset Vector(string name, string created, BoundingBox extent, string tags) =>
        Raster(name, created, extent, tags, [], Done("2025-01-31"), 16) with { Type = "vector" };

    private static SampleDataset TileServer(string name, string created, string url) =>
        With(Raster(name, created, new(-180, -85.06, 180, 85.06), "theme=base-map", [], maxZoom: 19), detail => detail with { TileUrl = url });

    private static SampleDataset Sentinel2(string name, string created, string region, BoundingBox extent) => With(
        WithDimension(Raster(name, created, extent, "sensor=sentinel-2 level=l2a region=" + region, s_reflectance, Done("2024-07-01")), ("time", Done("2024-07-02"))),
        detail => detail with { Labels = [new DatasetLabel("sensor", "sentinel-2")] });

    private static SampleDataset Era5(string name, string created, Dictionary<string, VariableStatistics> variables) => WithDimension(
        Raster(name, created, s_world, "source=era5 format=zarr license=copernicus", variables, Done("2023-06-02"), 6), ("time", Done("2023-06-03")), ("latitude", OptimizationPlan.Never));

    private static SampleDataset Elevation(string name, string created, BoundingBox extent, double lowest, double highest) => With(
        Raster(name, created, extent, "theme=elevation unit=m", Variables(("elevation", lowest, highest)), Done("2023-03-01")),
        detail => detail with { Labels = [new DatasetLabel("theme", "elevation"), new DatasetLabel("unit", "m")] });

    private static SampleDataset WithDimension(SampleDataset dataset, params (string Name, OptimizationPlan Plan)[] dimensions) =>
        With(dataset, detail => detail with { PixelInfo = dimensions.ToDictionary(dimension => dimension.Name, dimension => dimension.Plan) });

    private static SampleDataset With(SampleDataset dataset, Func<VersionDetail, VersionDetail> change) => dataset with { Detail = change(dataset.Detail) };

    private static Dictionary<string, VariableStatistics> Variables(params (string Name, double Least, double Most)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => new VariableStatistics(variable.Least, variable.Most));

    private static OptimizationPlan Done(string day) => At("success", day);

    private static OptimizationPlan At(string status, string day) =>
        new(status, ServiceTime.ToMicroseconds(DateTimeOffset.Parse(day + "T09:30:15.250000Z", CultureInfo.InvariantCulture)));
}
