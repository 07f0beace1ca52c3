using System.Globalization;
using System.Text.Json.Nodes;

namespace Earthscale.Client.Tests.Datasets;

/// <summary>Pages as the service writes them.</summary>
internal static class TestPage
{
    /// <summary>A valid dataset; its name is its number.</summary>
    public static JsonObject Dataset(int number) => new()
    {
        ["dataset_id"] = Id(number),
        ["dataset_version_id"] = Id(number + 1_000_000),
        ["name"] = number.ToString(CultureInfo.InvariantCulture),
        ["type"] = "raster",
        ["labels"] = new JsonArray(),
        ["tags"] = new JsonObject { ["sensor"] = "sentinel-2" },
        ["created_at"] = "2026-01-31T12:00:00.123456+00:00",
        ["updated_at"] = "2026-02-01T12:00:00+01:00",
    };

    /// <summary>A page of the cursor listing.</summary>
    /// <param name="first">The number of the first dataset.</param>
    /// <param name="count">The number of datasets.</param>
    /// <param name="next">The value of next_cursor.</param>
    /// <param name="array">The name of the array.</param>
    public static string Cursor(int first, int count, string? next, string array = "items") =>
        new JsonObject { [array] = Items(first, count), ["next_cursor"] = next }.ToJsonString();

    public static JsonArray Items(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(Dataset)];

    private static string Id(int number) => $"00000000-0000-4000-8000-{number:D12}";
}
