using Earthscale.Emulator.Tests.Running;

namespace Earthscale.Emulator.Tests.Datasets;

public class FilterTests
{
    [Theory]
    [InlineData("name=SENTINEL-2", "sentinel-2-l2a-são-tomé,sentinel-2-l2a-fiji,sentinel-2-l2a-alps,sentinel-2-l2a-amazon")]
    [InlineData("name=S%C3%83O-TOM%C3%89", "sentinel-2-l2a-são-tomé")]
    [InlineData("name=%E5%9C%B0%E5%90%8D", "地名-gazetteer")]
    [InlineData("name=%25", "")]
    [InlineData("name=era5_hourly", "")]
    [InlineData("name=era5&tag=source:era5&created_after=2023-06-01T00:00:00Z", "era5-hourly-total-precipitation")]
    [InlineData("tag=sensor:sentinel-2&tag=region:alps", "sentinel-2-l2a-alps")]
    [InlineData("tag=sensor:sentinel-2&tag=region:sahel", "")]
    [InlineData("tag=Sensor:sentinel-2", "")]
    [InlineData("tag=sensor:sentinel", "")]
    [InlineData(@"tag=source:https\://example.com\:8443/planet", "planetscope-farms-2024")]
    [InlineData(@"tag=share:\\\\files\\planet", "planetscope-farms-2024")]
    [InlineData(@"tag=iso\:level:1", "admin-boundaries-level-1")]
    [InlineData("tag=valid-until:2026-01-01", "latest-results")]
    [InlineData("created_after=2025-06-30T23:59:59.999998Z", "latest-results")]
    [InlineData("created_after=2025-06-30T23:59:59.999999Z", "")]
    [InlineData("created_before=2022-05-05T05:05:05.000001Z", "openstreetmap-tiles")]
    [InlineData("created_before=2022-05-05T05:05:05Z", "")]
    [InlineData("created_before=2022-05-05T07:05:06%2B02:00", "openstreetmap-tiles")]
    [InlineData("created_before=2022-05-06", "openstreetmap-tiles")]
    [InlineData("bbox=13.4,52.51,13.4,52.51&name=test", "test")]
    [InlineData("bbox=13.42,52.53,14,53&name=test", "test")]
    [InlineData("bbox=13.43,52.53,14,53&name=test", "")]
    [InlineData("bbox=179,-17,179,-17&name=sentinel", "sentinel-2-l2a-fiji")]
    [InlineData("bbox=-179,-17,-179,-17&name=sentinel", "sentinel-2-l2a-fiji")]
    [InlineData("bbox=170,-17,-178.9,-16&name=sentinel", "sentinel-2-l2a-fiji")]
    [InlineData("bbox=175,-90,15,90&name=sentinel-2", "sentinel-2-l2a-são-tomé,sentinel-2-l2a-fiji,sentinel-2-l2a-alps,sentinel-2-l2a-amazon")]
    [InlineData("bbox=30,44,40,48&name=sentinel-2", "")]
    public async Task Filter_applies_to_both_listings(string query, string expected)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var names = expected.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(names.Order(), (await emulator.GetAsync("/v1/datasets?" + query)).Names().Order());
        Assert.Equal(names.Order(), (await emulator.GetAsync("/v1/datasets/cursor?" + query)).Names().Order());
    }

    [Theory]
    [InlineData("limit=0", "limit", "greater_than_equal")]
    [InlineData("limit=1001", "limit", "less_than_equal")]
    [InlineData("limit=ten", "limit", "int_parsing")]
    [InlineData("created_after=yesterday", "created_after", "datetime_from_date_parsing")]
    [InlineData("created_before=2024-02-30", "created_before", "datetime_from_date_parsing")]
    [InlineData("created_before=2024-01-01T00:00:00+02:00", "created_before", "datetime_from_date_parsing")]
    [InlineData("bbox=1,2,3", "bbox", "value_error")]
    [InlineData("bbox=1,2,3,x", "bbox", "value_error")]
    [InlineData("bbox=1,2,3,NaN", "bbox", "value_error")]
    [InlineData("bbox=1,2,181,3", "bbox", "value_error")]
    [InlineData("bbox=1,2,3,91", "bbox", "value_error")]
    [InlineData("bbox=1,3,2,2", "bbox", "value_error")]
    [InlineData("tag=nocolon", "tag", "value_error")]
    [InlineData("tag=a:b:c", "tag", "value_error")]
    [InlineData("tag=:b", "tag", "value_error")]
    [InlineData(@"tag=a:b\n", "tag", "value_error")]
    [InlineData(@"tag=a:b\", "tag", "value_error")]
    public async Task Invalid_parameter_is_refused(string query, string parameter, string type)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        foreach (var listing in new[] { "/v1/datasets?", "/v1/datasets/cursor?" })
        {
            var reply = await emulator.GetAsync(listing + query);
            Assert.Equal(422, reply.Status);
            var error = Assert.Single(reply.Json["detail"]!.AsArray())!;
            Assert.Equal(["query", parameter], error["loc"]!.AsArray().Select(step => (string)step!));
            Assert.Equal(type, (string)error["type"]!);
        }
    }

    [Fact]
    public async Task All_errors_are_listed_at_once()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var reply = await emulator.GetAsync("/v1/datasets?limit=0&offset=-1&bbox=x&tag=a&created_after=b");
        Assert.Equal(5, reply.Json["detail"]!.AsArray().Count);
    }

    [Fact]
    public async Task Tag_listing_is_paged_in_the_same_order()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { Datasets = 500 });
        var all = (await emulator.GetAsync("/v1/datasets?limit=1000&tag=sensor:modis&tag=region:nile")).Names();
        Assert.InRange(all.Count, 10, 20);
        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await emulator.GetAsync("/v1/datasets/cursor?limit=4&tag=sensor:modis&tag=region:nile" + (cursor is null ? "" : "&cursor=" + cursor));
            paged.AddRange(page.Names());
            cursor = (string?)page.Json["next_cursor"];
        }
        while (cursor is not null);

        Assert.Equal(all, paged);
    }

    [Theory]
    [InlineData("🌍", "é \"quoted\"\n\t")]
    [InlineData("a:b\\c", "\\:")]
    [InlineData("'; DROP TABLE tags; --", "")]
    public async Task Tag_of_any_letters_is_found(string key, string value)
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        await emulator.AddAsync("tagged", new() { [key] = value });
        await emulator.AddAsync("other", new() { [value + "x"] = key });
        var tag = Uri.EscapeDataString($"{Escape(key)}:{Escape(value)}");
        Assert.Equal(["tagged"], (await emulator.GetAsync("/v1/datasets?tag=" + tag)).Names());

        static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(":", @"\:", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extent_of_an_added_dataset_comes_from_its_tag()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        await emulator.AddAsync("known", new() { ["emulator-extent"] = "1,2,3,4" });
        await emulator.AddAsync("unknown");
        Assert.Equal(["known"], (await emulator.GetAsync("/v1/datasets?bbox=0,0,2,3")).Names());
        Assert.Empty((await emulator.GetAsync("/v1/datasets?bbox=10,0,12,3")).Names());
    }
}
