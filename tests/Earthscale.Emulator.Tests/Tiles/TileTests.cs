using System.Text.Json.Nodes;
using Earthscale.Emulator.Tests.Running;
using SkiaSharp;

namespace Earthscale.Emulator.Tests.Tiles;

public class TileTests
{
    [Theory]
    [InlineData("png", "image/png", SKEncodedImageFormat.Png)]
    [InlineData("webp", "image/webp", SKEncodedImageFormat.Webp)]
    [InlineData("jpeg", "image/jpeg", SKEncodedImageFormat.Jpeg)]
    public async Task Tile_covers_the_extent_in_512_pixels(string format, string mediaType, SKEncodedImageFormat expected)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var response = await GetAsync(emulator, Template(emulator, "swissalti3d").Replace(".png", "." + format, StringComparison.Ordinal), 4, 8, 5);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync(RunningEmulator.Cancellation);
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        Assert.Equal((expected, 512, 512), (codec.EncodedFormat, codec.Info.Width, codec.Info.Height));
        using var again = await GetAsync(emulator, Template(emulator, "swissalti3d").Replace(".png", "." + format, StringComparison.Ordinal), 4, 8, 5);
        Assert.Equal(bytes, await again.Content.ReadAsByteArrayAsync(RunningEmulator.Cancellation));
    }

    [Fact]
    public async Task Tile_is_transparent_outside_of_the_extent_and_differs_between_datasets_and_colors()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var alps = await BitmapAsync(emulator, Template(emulator, "swissalti3d"), 4, 8, 5);

        // 9.0 E, 46.8 N is in the extent, 2 E is not.
        Assert.Equal(0, alps.GetPixel(45, 330).Alpha);
        Assert.Equal(255, alps.GetPixel(205, 330).Alpha);
        using var world = await BitmapAsync(emulator, Template(emulator, "copernicus-dem-glo-30"), 4, 8, 5);
        Assert.NotEqual(world.GetPixel(205, 330), alps.GetPixel(205, 330));
        using var reversed = await BitmapAsync(emulator, Template(emulator, "swissalti3d") + "?colormap_name=gray&reverse_colormap=true", 4, 8, 5);
        using var gray = await BitmapAsync(emulator, Template(emulator, "swissalti3d") + "?colormap_name=gray", 4, 8, 5);
        Assert.InRange(gray.GetPixel(205, 330).Red + reversed.GetPixel(205, 330).Red, 254, 256);
        using var bands = await BitmapAsync(emulator, Template(emulator, "sentinel-2-l2a-alps") + "?variables=red,green,nir", 4, 8, 5);
        Assert.NotEqual(bands.GetPixel(205, 330).Red, bands.GetPixel(205, 330).Blue);
    }

    [Theory]
    [InlineData("swissalti3d", 4, 16, 5, "", 404)]
    [InlineData("swissalti3d", 15, 0, 0, "", 404)]
    [InlineData("swissalti3d", 4, 8, 5, "?variables=red", 422)]
    [InlineData("swissalti3d", 4, 8, 5, "?variables=a,b", 422)]
    [InlineData("swissalti3d", 4, 8, 5, "?colormap_name=plaid", 422)]
    public async Task Unknown_tile_is_an_error(string name, int z, int x, int y, string query, int status)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var response = await GetAsync(emulator, Template(emulator, name) + query, z, x, y);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "?api_key=earthscale-emulator-key", 200)]
    [InlineData("GET", "", 401)]
    [InlineData("OPTIONS", "", 204)]
    public async Task Tiles_are_open_to_pages_of_other_sites(string method, string query, int status)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var url = Template(emulator, "swissalti3d").Replace("{z}/{x}/{y}", "4/8/5", StringComparison.Ordinal) + query;
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        request.Headers.Add("Origin", "https://map.example");
        if (method == "OPTIONS")
        {
            request.Headers.Add("Access-Control-Request-Method", "GET");
            request.Headers.Add("Access-Control-Request-Headers", "x-earthscale-api-key");
        }

        using var client = new HttpClient { BaseAddress = emulator.Server.BaseUri };
        using var response = await client.SendAsync(request, RunningEmulator.Cancellation);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Tiles_and_pixels_need_the_key_in_the_query_or_the_header()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var url = Pixel(emulator, "swissalti3d", "9.0", "46.8");
        Assert.Equal(200, (await emulator.GetAsync(url)).Status);
        emulator.ApiKey = null;
        Assert.Equal(401, (await emulator.GetAsync(url)).Status);
        Assert.Equal(401, (await emulator.GetAsync(url + "?api_key=wrong")).Status);
        Assert.Equal(200, (await emulator.GetAsync($"{url}?api_key={EmulatorOptions.WellKnownApiKey}")).Status);
        Assert.Equal(401, (await emulator.GetAsync($"/v1/datasets?api_key={EmulatorOptions.WellKnownApiKey}")).Status);
    }

    [Fact]
    public async Task Pixel_has_a_value_within_the_statistics_and_a_series_along_a_dimension()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var url = Pixel(emulator, "era5-hourly-2m-temperature", "-12.5", "46.8");
        var value = (double)(await emulator.GetAsync(url + "?variable=t2m&dimidx=time:3")).Json["value"]!;
        Assert.InRange(value, 212.4, 324.9);
        var values = (await emulator.GetAsync(url + "/time?variable=t2m")).Json["values"]!.AsArray();
        Assert.Equal(12, values.Count);
        Assert.Equal(value, (double)values[3]!);
        Assert.NotEqual((double)values[0]!, value);
        Assert.Equal(404, (await emulator.GetAsync(url + "/depth?variable=t2m")).Status);
        Assert.Equal(422, (await emulator.GetAsync(url + "?variable=t2m&dimidx=time:12")).Status);
        Assert.Equal(422, (await emulator.GetAsync(url + "?variable=other")).Status);
    }

    [Theory]
    [InlineData("swissalti3d", "2.0", false)]
    [InlineData("swissalti3d", "9.0", true)]
    [InlineData("sentinel-2-l2a-fiji", "-179.0", true)]
    [InlineData("sentinel-2-l2a-fiji", "170.0", false)]
    public async Task Pixel_outside_of_the_extent_has_no_value(string name, string longitude, bool hasValue)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var latitude = name == "swissalti3d" ? "46.8" : "-17.0";
        Assert.Equal(hasValue, (await emulator.GetAsync(Pixel(emulator, name, longitude, latitude))).Json["value"] is JsonValue);
    }

    [Fact]
    public async Task Vectors_and_tile_server_datasets_have_no_pixels()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        Assert.Equal(404, (await emulator.GetAsync(Pixel(emulator, "river-gauges-rhine", "7.0", "48.0"))).Status);
        Assert.Equal(404, (await emulator.GetAsync(Pixel(emulator, "openstreetmap-tiles", "7.0", "48.0"))).Status);
    }

    private static string Template(RunningEmulator emulator, string name) => $"/v1/raster/{Version(emulator, name)}/tiles/{{z}}/{{x}}/{{y}}.png";

    private static string Pixel(RunningEmulator emulator, string name, string longitude, string latitude) =>
        $"/v1/raster/{Version(emulator, name)}/pixels/{longitude}/{latitude}";

    private static Guid Version(RunningEmulator emulator, string name) => emulator.Server.StoredDatasets().Single(dataset => dataset.Name == name).VersionId;

    private static async Task<HttpResponseMessage> GetAsync(RunningEmulator emulator, string template, int z, int x, int y)
    {
        using var http = new HttpClient { BaseAddress = emulator.Server.BaseUri };
        http.DefaultRequestHeaders.Add("x-earthscale-api-key", EmulatorOptions.WellKnownApiKey);
        var url = template.Replace("{z}/{x}/{y}", FormattableString.Invariant($"{z}/{x}/{y}"), StringComparison.Ordinal);
        return await http.GetAsync(new Uri(url, UriKind.Relative), RunningEmulator.Cancellation);
    }

    private static async Task<SKBitmap> BitmapAsync(RunningEmulator emulator, string template, int z, int x, int y)
    {
        using var response = await GetAsync(emulator, template, z, x, y);
        return SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync(RunningEmulator.Cancellation));
    }
}
