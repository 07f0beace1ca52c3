using System.Text.Json.Nodes;
using Earthscale.Emulator.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace Earthscale.Emulator.Tests.Datasets;

public class ListingTests
{
    [Fact]
    public async Task Both_listings_show_the_whole_catalog_newest_first()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var stored = emulator.Server.StoredDatasets().Select(dataset => dataset.Name).ToList();
        Assert.Equal(25, stored.Count);
        Assert.Contains("test", stored);
        Assert.Contains("latest-results", stored);

        var flat = await emulator.GetAsync("/v1/datasets");
        var paged = await emulator.GetAsync("/v1/datasets/cursor");

        Assert.Equal(stored, flat.Names());
        Assert.Equal(stored, paged.Names());
        var times = flat.Json.AsArray().Select(item => DateTimeOffset.Parse((string)item!["updated_at"]!, null)).ToList();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(26)]
    public async Task Pages_of_any_size_contain_every_dataset_once(int limit)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var names = await ListPagesAsync(emulator, $"/v1/datasets/cursor?limit={limit}");
        Assert.Equal(emulator.Server.StoredDatasets().Select(dataset => dataset.Name), names);
    }

    [Fact]
    public async Task Last_page_ends_the_listing_even_when_it_is_full()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var reply = await emulator.GetAsync("/v1/datasets/cursor?limit=25");
        Assert.Equal(25, reply.Names().Count);
        Assert.Null(reply.Json["next_cursor"]);
    }

    [Fact]
    public async Task Datasets_of_one_moment_are_ordered_by_version_id()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions
        {
            SampleCatalog = false,
            TimeProvider = new FakeTimeProvider(),
        });
        for (var i = 0; i < 20; i++)
        {
            await emulator.AddAsync($"same moment {i}");
        }

        var items = await ListItemsAsync(emulator, "/v1/datasets/cursor?limit=3");

        var ids = items.Select(item => (string)item["dataset_version_id"]!).ToList();
        Assert.Equal(20, ids.Count);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task Changes_between_pages_neither_repeat_nor_hide_a_dataset()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var first = await emulator.GetAsync("/v1/datasets/cursor?limit=10");
        await emulator.AddAsync("added between pages");
        var gone = (string)first.Json["items"]![2]!["dataset_id"]!;
        Assert.Equal(200, (await emulator.DeleteAsync($"/v1/datasets/{gone}")).Status);

        var second = await emulator.GetAsync("/v1/datasets/cursor?limit=100&cursor=" + first.Text("next_cursor"));

        Assert.Equal(15, second.Names().Count);
        Assert.Empty(first.Names().Intersect(second.Names()));
    }

    [Fact]
    public async Task Offset_skips_and_the_default_limit_is_100()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { SampleCatalog = false, Datasets = 150 });
        Assert.Equal(100, (await emulator.GetAsync("/v1/datasets")).Names().Count);
        Assert.Equal(100, (await emulator.GetAsync("/v1/datasets/cursor")).Names().Count);
        var all = (await emulator.GetAsync("/v1/datasets?limit=1000")).Names();
        Assert.Equal(all.Skip(140), (await emulator.GetAsync("/v1/datasets?offset=140")).Names());
        Assert.Empty((await emulator.GetAsync("/v1/datasets?offset=150")).Names());
    }

    [Theory]
    [InlineData("cursor=nonsense")]
    [InlineData("cursor=")]
    [InlineData("cursor=AAAA")]
    [InlineData("cursor=%00")]
    public async Task Invalid_cursor_is_refused(string query)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var reply = await emulator.GetAsync("/v1/datasets/cursor?" + query);
        Assert.Equal(400, reply.Status);
        Assert.Equal("InvalidCursorError", reply.Text("error_class"));
    }

    [Fact]
    public async Task Seeding_is_repeatable_and_larger_seeds_include_smaller_ones()
    {
        await using var small = await RunningEmulator.StartAsync(new EmulatorOptions { Datasets = 40 });
        await using var again = await RunningEmulator.StartAsync(new EmulatorOptions { Datasets = 40 });
        await using var large = await RunningEmulator.StartAsync(new EmulatorOptions { Datasets = 400 });
        Assert.Equal(small.Server.StoredDatasets(), again.Server.StoredDatasets());
        Assert.Equal(425, large.Server.CountDatasets());
        Assert.Subset(large.Server.StoredDatasets().ToHashSet(), small.Server.StoredDatasets().ToHashSet());
    }

    private static async Task<List<string>> ListPagesAsync(RunningEmulator emulator, string path) =>
        [.. (await ListItemsAsync(emulator, path)).Select(item => (string)item["name"]!)];

    private static async Task<List<JsonNode>> ListItemsAsync(RunningEmulator emulator, string path)
    {
        var items = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = (await emulator.GetAsync(cursor is null ? path : $"{path}&cursor={cursor}")).Json;
            items.AddRange(page["items"]!.AsArray()!);
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);

        return items;
    }
}
