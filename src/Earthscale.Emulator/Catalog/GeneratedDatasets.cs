using System.Globalization;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.Catalog;

/// <summary>Generates any number of datasets, the same at every start: dataset 7 of 100 is dataset 7 of 1,000,000.</summary>
internal static class GeneratedDatasets
{
    private static readonly string[] s_sensors = ["sentinel-1", "sentinel-2", "landsat-8", "landsat-9", "modis"];
    private static readonly string[] s_regions = ["alps", "amazon", "andes", "arctic", "congo", "ganges", "nile", "sahel"];
    private static readonly DateTimeOffset s_newest = new(2025, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<VersionRow> Rows(int count)
    {
        for (var index = 0; index < count; index++)
        {
            yield return Row(index);
        }
    }

    private static VersionRow Row(int index)
    {
        // A second apart, four at a time, so that some datasets differ only by their id.
        var updated = s_newest.AddSeconds(-(index / 4)).AddTicks(TimeSpan.TicksPerMicrosecond * (index / 4 % 1000));
        return new VersionRow
        {
            Reference = new VersionReference(DeterministicId.Of("dataset", index), DeterministicId.Of("version", index)),
            Number = 1,
            Version = Version(index),
            CreatedAt = ServiceTime.ToMicroseconds(updated),
            UpdatedAt = ServiceTime.ToMicroseconds(updated),
        };
    }

    private static NewVersion Version(int index)
    {
        var west = (index * 7 % 359) - 180;
        var south = (index * 13 % 179) - 90;
        return new NewVersion
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"generated-{index:D7}"),
            Type = index % 10 == 9 ? "vector" : "raster",
            Extent = new BoundingBox(west, south, west + 1, south + 1),
            Detail = new VersionDetail
            {
                Tags = new Dictionary<string, string>
                {
                    ["sensor"] = s_sensors[index % s_sensors.Length],
                    ["region"] = s_regions[index % s_regions.Length],
                    ["block"] = (index / 1000).ToString(CultureInfo.InvariantCulture),
                },
                Visualization = new OptimizationPlan("success", ServiceTime.ToMicroseconds(s_newest)),
            },
        };
    }
}
