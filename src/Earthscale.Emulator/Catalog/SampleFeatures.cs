using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Catalog;

/// <summary>Vector datasets, and tile servers of others.</summary>
internal static class SampleFeatures
{
    public static IEnumerable<SampleDataset> Datasets() =>
    [
        Vector("field-boundaries-netherlands", "2024-02-01T00:00:00Z", new BoundingBox(3.3, 50.7, 7.3, 53.6), "theme", "agriculture", "format", "geoparquet") with { Versions = 4 },
        Vector("admin-boundaries-level-1", "2023-01-20T15:00:00Z", new BoundingBox(-180, -90, 180, 83.7), "theme", "boundaries", "iso:level", "1"),
        Vector("protected-areas-eu", "2023-09-09T09:09:09.9Z", new BoundingBox(-31.3, 27.6, 45.0, 71.2), "theme", "nature", "format", "flatgeobuf"),
        Vector("river-gauges-rhine", "2025-01-07T07:30:00Z", new BoundingBox(6.0, 46.6, 9.7, 52.0), "theme", "water", "format", "geojson"),
        Vector("地名-gazetteer", "2024-12-24T18:00:00+09:00", new BoundingBox(122.9, 24.0, 153.99, 45.6), "theme", "places", "region", "日本"),
        TileServer("openstreetmap-tiles", "2022-05-05T05:05:05Z", "https://tiles.example.com/osm/{z}/{x}/{y}.png"),
        TileServer("hillshade-tiles", "2023-07-17T16:40:00Z", "https://tiles.example.com/hillshade/{z}/{x}/{y}.webp"),
    ];

    private static SampleDataset Vector(string name, string created, BoundingBox extent, params ReadOnlySpan<string> tags) => new(name, created)
    {
        Type = "vector",
        Extent = extent,
        Detail = new VersionDetail
        {
            Tags = SampleCatalog.Tags(tags),
            Visualization = SampleCatalog.Done("2025-01-31"),
            MaxZoom = 16,
        },
    };

    private static SampleDataset TileServer(string name, string created, string url) => new(name, created)
    {
        Extent = new BoundingBox(-180, -85.06, 180, 85.06),
        Detail = new VersionDetail { Tags = SampleCatalog.Tags("theme", "base-map"), TileUrl = url, MaxZoom = 19 },
    };
}
