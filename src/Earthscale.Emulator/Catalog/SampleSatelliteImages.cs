using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Catalog;

/// <summary>Images from satellites.</summary>
internal static class SampleSatelliteImages
{
    private static readonly Dictionary<string, VariableStatistics> s_reflectance = new()
    {
        ["red"] = new(12, 9874),
        ["green"] = new(31, 9610),
        ["blue"] = new(54, 9402),
        ["nir"] = new(8, 10512),
    };

    public static IEnumerable<SampleDataset> Datasets() =>
    [
        Sentinel2("sentinel-2-l2a-alps", "2024-03-01T08:00:00Z", "alps", new BoundingBox(5.9, 44.0, 16.5, 48.3), versions: 3),
        Sentinel2("sentinel-2-l2a-amazon", "2024-04-12T10:20:30.123456Z", "amazon", new BoundingBox(-73.9, -15.2, -45.0, 5.1)),
        Sentinel2("sentinel-2-l2a-fiji", "2024-05-20T00:00:00Z", "fiji", new BoundingBox(176.8, -20.7, -178.2, -12.4)),
        Sentinel2("sentinel-2-l2a-são-tomé", "2024-06-02T14:45:00Z", "são-tomé", new BoundingBox(6.4, -0.1, 7.5, 1.8)),
        Sentinel1(),
        Landsat("landsat-8-c2-l2-sahel", "2023-11-05T06:00:00Z", "8", new BoundingBox(-17.5, 10.0, 38.0, 18.0)),
        Landsat("landsat-9-c2-l2-ganges", "2024-01-15T06:00:00Z", "9", new BoundingBox(73.0, 21.0, 91.0, 31.5)),
        Planet(),
        Drone(),
        new("test", "2024-08-08T08:08:08.000008Z")
        {
            Extent = new BoundingBox(13.38, 52.50, 13.42, 52.53),
            Detail = new VersionDetail
            {
                Tags = SampleCatalog.Tags("stage", "test"),
                Variables = new Dictionary<string, VariableStatistics> { ["red"] = new(0, 255) },
                MaxZoom = 20,
            },
        },
        new("latest-results", "2025-06-30T23:59:59.999999Z")
        {
            Versions = 2,
            Extent = new BoundingBox(9.0, 47.2, 13.9, 50.6),
            Detail = new VersionDetail
            {
                Tags = SampleCatalog.Tags("stage", "results", "valid-until", "2026-01-01", "run", "2025-06-30T23:00"),
                Variables = new Dictionary<string, VariableStatistics> { ["yield"] = new(0.4, 11.75) },
                Visualization = SampleCatalog.At("running", "2025-07-30"),
            },
        },
    ];

    private static SampleDataset Sentinel2(string name, string created, string region, BoundingBox extent, int versions = 1) => new(name, created)
    {
        Versions = versions,
        Extent = extent,
        Detail = new VersionDetail
        {
            Tags = SampleCatalog.Tags("sensor", "sentinel-2", "level", "l2a", "region", region),
            Labels = [new DatasetLabel("sensor", "sentinel-2")],
            Variables = s_reflectance,
            Visualization = SampleCatalog.Done("2024-07-01"),
            PixelInfo = new Dictionary<string, OptimizationPlan> { ["time"] = SampleCatalog.Done("2024-07-02") },
        },
    };

    private static SampleDataset Sentinel1() => new("sentinel-1-grd-north-sea", "2024-02-10T17:12:00.5Z")
    {
        Extent = new BoundingBox(-4.5, 51.0, 9.0, 61.0),
        Detail = new VersionDetail
        {
            Tags = SampleCatalog.Tags("sensor", "sentinel-1", "level", "grd", "region", "north-sea"),
            Variables = new Dictionary<string, VariableStatistics> { ["vv"] = new(-27.5, 4.25), ["vh"] = new(-34.0, -1.5) },
            Visualization = SampleCatalog.At("error", "2024-02-11"),
        },
    };

    private static SampleDataset Landsat(string name, string created, string number, BoundingBox extent) => new(name, created)
    {
        Extent = extent,
        Detail = new VersionDetail
        {
            Tags = SampleCatalog.Tags("sensor", "landsat-" + number, "level", "l2", "collection", "2"),
            Variables = s_reflectance,
            Visualization = SampleCatalog.At("pending", "2024-01-16"),
            MaxZoom = 13,
        },
    };

    private static SampleDataset Planet() => new("planetscope-farms-2024", "2024-09-14T05:31:00Z")
    {
        Extent = new BoundingBox(4.2, 51.7, 6.1, 53.0),
        Detail = new VersionDetail
        {
            Tags = SampleCatalog.Tags("sensor", "planetscope", "source", "https://example.com:8443/planet", "share", @"\\files\planet"),
            Variables = s_reflectance,
            MaxZoom = 17,
        },
    };

    private static SampleDataset Drone() => new("drone-survey-vineyard", "2025-04-18T11:00:00+02:00")
    {
        Extent = new BoundingBox(7.61, 47.98, 7.63, 47.99),
        Detail = new VersionDetail
        {
            Tags = SampleCatalog.Tags("platform", "drone", "crop", "vines"),
            Variables = new Dictionary<string, VariableStatistics> { ["red"] = new(0, 255), ["green"] = new(0, 255), ["blue"] = new(0, 255) },
            Visualization = SampleCatalog.Done("2025-04-18"),
            MaxZoom = 22,
        },
    };
}
