using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Catalog;

/// <summary>A small catalog such as a team might have: made up, but of the kinds that exist.</summary>
internal static class SampleCatalog
{
    public static IEnumerable<SampleDataset> Datasets() =>
        [.. SampleSatelliteImages.Datasets(), .. SampleSurfaces.Datasets(), .. SampleFeatures.Datasets()];

    public static Dictionary<string, string> Tags(params ReadOnlySpan<string> keysAndValues)
    {
        var tags = new Dictionary<string, string>();
        for (var i = 0; i < keysAndValues.Length; i += 2)
        {
            tags[keysAndValues[i]] = keysAndValues[i + 1];
        }

        return tags;
    }

    public static OptimizationPlan Done(string day) => At("success", day);

    public static OptimizationPlan At(string status, string day) =>
        new(status, Http.ServiceTime.ToMicroseconds(DateTimeOffset.Parse(day + "T09:30:15.250000Z", System.Globalization.CultureInfo.InvariantCulture)));
}
