using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Catalog;

/// <summary>Elevation, climate and land cover: rasters that no satellite took as a picture.</summary>
internal static class SampleSurfaces
{
    private static readonly BoundingBox s_world = new(-180, -90, 180, 90);

    public static IEnumerable<SampleDataset> Datasets() =>
    [
        Era5("era5-hourly-2m-temperature", "2023-06-01T00:00:00Z", "t2m", new VariableStatistics(212.4, 324.9), versions: 2),
        Era5("era5-hourly-total-precipitation", "2023-06-01T00:30:00Z", "tp", new VariableStatistics(0, 0.0871)),
        Elevation("copernicus-dem-glo-30", "2022-10-10T10:10:10Z", s_world, -430.5, 8848.9),
        Elevation("swissalti3d", "2023-02-28T09:00:00Z", new BoundingBox(5.9, 45.8, 10.5, 47.9), 193.1, 4633.8),
        Cover("esa-worldcover-2021", "2022-12-01T12:00:00Z", new VariableStatistics(10, 100)),
        Cover("hansen-forest-loss-2023", "2024-04-30T12:00:00Z", new VariableStatistics(0, 23)),
        new("ndvi-monthly-kenya", "2024-10-01T00:00:00Z")
        {
            Extent = new BoundingBox(33.9, -4.7, 41.9, 5.5),
            Detail = new VersionDetail
            {
                Tags = SampleCatalog.Tags("index", "ndvi", "region", "kenya", "reference-date", "2024-10-01"),
                Variables = new Dictionary<string, VariableStatistics> { ["ndvi"] = new(-0.2, 0.93) },
                PixelInfo = new Dictionary<string, OptimizationPlan> { ["time"] = SampleCatalog.At("running", "2024-10-02") },
            },
        },
    ];

    private static SampleDataset Era5(string name, string created, string variable, VariableStatistics statistics, int versions = 1) => new(name, created)
    {
        Versions = versions,
        Extent = s_world,
        Detail = new VersionDetail
        {
            Tags = SampleCatalog.Tags("source", "era5", "format", "zarr", "licence", "copernicus"),
            Variables = new Dictionary<string, VariableStatistics> { [variable] = statistics },
            Visualization = SampleCatalog.Done("2023-06-02"),
            PixelInfo = new Dictionary<string, OptimizationPlan>
            {
                ["time"] = SampleCatalog.Done("2023-06-03"),
                ["latitude"] = OptimizationPlan.Never,
            },
            MaxZoom = 6,
        },
    };

    private static SampleDataset Elevation(string name, string created, BoundingBox extent, double lowest, double highest) => new(name, created)
    {
        Extent = extent,
        Detail = new VersionDetail
        {
            Tags = SampleCatalog.Tags("theme", "elevation", "unit", "m"),
            Labels = [new DatasetLabel("theme", "elevation"), new DatasetLabel("unit", "m")],
            Variables = new Dictionary<string, VariableStatistics> { ["elevation"] = new(lowest, highest) },
            Visualization = SampleCatalog.Done("2023-03-01"),
        },
    };

    private static SampleDataset Cover(string name, string created, VariableStatistics statistics) => new(name, created)
    {
        Extent = s_world,
        Detail = new VersionDetail
        {
            Tags = SampleCatalog.Tags("theme", "land-cover"),
            Variables = new Dictionary<string, VariableStatistics> { ["class"] = statistics },
        },
    };
}
