using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Earthscale.Bench.Serving;

/// <summary>Pages as bytes, rendered once: a longer listing repeats a hundred thousand datasets.</summary>
internal static class RenderedPages
{
    private const int Datasets = 100_000;
    private static readonly string[] s_sensors = ["sentinel-1", "sentinel-2", "landsat-8", "landsat-9", "modis"];
    private static readonly string[] s_regions = ["alps", "amazon", "andes", "arctic", "congo", "ganges", "nile", "sahel"];
    private static readonly ConcurrentDictionary<int, byte[][]> s_pages = new();

    /// <summary>The start of a page, up to the end of its array; the cursor follows.</summary>
    public static ReadOnlyMemory<byte> Items(int pageSize, int page)
    {
        var pages = s_pages.GetOrAdd(pageSize, size => [.. Enumerable.Range(0, Datasets / size).AsParallel().AsOrdered().Select(index => Render(index * size, size))]);
        return pages[page % pages.Length];
    }

    private static byte[] Render(int first, int count)
    {
        var buffer = new ArrayBufferWriter<byte>(count * 400);
        // Like the service, do not escape the plus sign of +00:00.
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartArray("items");
        for (var i = first; i < first + count; i++)
        {
            WriteDataset(json, i);
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteDataset(Utf8JsonWriter json, int number)
    {
        var time = new DateTimeOffset(2025, 12, 31, 0, 0, 0, TimeSpan.Zero).AddSeconds(-number).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "+00:00";
        json.WriteStartObject();
        json.WriteString("dataset_id", Id(1, number));
        json.WriteString("dataset_version_id", Id(2, number));
        json.WriteString("name", string.Create(CultureInfo.InvariantCulture, $"generated-{number:D7}"));
        json.WriteString("type", number % 10 == 9 ? "vector" : "raster");
        json.WriteStartArray("labels");
        json.WriteEndArray();
        json.WriteStartObject("tags");
        json.WriteString("sensor", s_sensors[number % s_sensors.Length]);
        json.WriteString("region", s_regions[number % s_regions.Length]);
        json.WriteString("block", (number / 1000).ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteString("created_at", time);
        json.WriteString("updated_at", time);
        json.WriteEndObject();
    }

    private static Guid Id(int kind, int number) => new(unchecked((uint)number * 2654435761u), (ushort)kind, 0x4000, 0x80, 0, 0, 0, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number);
}
