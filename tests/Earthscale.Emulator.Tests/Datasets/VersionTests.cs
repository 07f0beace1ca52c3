using System.Text.Json.Nodes;
using Earthscale.Emulator.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace Earthscale.Emulator.Tests.Datasets;

public class VersionTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public async Task Every_dataset_of_the_catalog_has_a_latest_version()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        foreach (var dataset in emulator.Server.StoredDatasets())
        {
            var latest = await emulator.GetAsync($"/v1/datasets/{dataset.DatasetId}/latest");
            var version = await emulator.GetAsync($"/v1/dataset-versions/{dataset.VersionId}");
            Assert.Equal(200, latest.Status);
            Assert.Equal(latest.Body, version.Body);
            Assert.Equal(dataset.Name, latest.Text("name"));
        }
    }

    [Fact]
    public async Task Version_id_is_not_a_dataset_id_and_vice_versa()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var dataset = emulator.Server.StoredDatasets()[0];
        Assert.Equal(404, (await emulator.GetAsync($"/v1/datasets/{dataset.VersionId}/latest")).Status);
        var reply = await emulator.GetAsync($"/v1/dataset-versions/{dataset.DatasetId}");
        Assert.Equal(404, reply.Status);
        Assert.Equal("DatasetVersionNotFoundError", reply.Text("error_class"));
    }

    [Fact]
    public async Task Optimization_follows_the_clock_and_ends_in_success()
    {
        var clock = new FakeTimeProvider(s_now);
        await using var emulator = await StartAsync(clock, TimeSpan.FromSeconds(100));
        var added = await emulator.PostTextAsync("/v1/datasets", """{"type":"zarr","name":"n","urls":["u"],"pixel_info_optimizations":["time"]}""");
        var path = $"/v1/dataset-versions/{added.Text("dataset_version_id")}";
        var seen = new List<string>();
        foreach (var seconds in new[] { 0, 9, 1, 29, 1, 59, 1, 1000 })
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            var version = (await emulator.GetAsync(path)).Json;
            var status = (string)version["visualization_optimization"]!["status"]!;
            Assert.Equal(status, (string)version["pixel_info_optimizations"]!["time"]!["status"]!);
            Assert.Equal(status == "success", version["optimized_tile_server"] is not null);
            seen.Add(status);
        }

        Assert.Equal(["not_started", "not_started", "pending", "pending", "running", "running", "success", "success"], seen);
        Assert.Equal("2026-03-04T05:07:47+00:00", (string)(await emulator.GetAsync(path)).Json["visualization_optimization"]!["updated_at"]!);
    }

    [Fact]
    public async Task Optimization_fails_when_a_tag_asks_for_it()
    {
        var clock = new FakeTimeProvider(s_now);
        await using var emulator = await StartAsync(clock, TimeSpan.FromSeconds(10));
        var (_, version) = await emulator.AddAsync("n", new() { ["emulator-outcome"] = "error" });
        Assert.Equal("not_started", await StatusAsync(emulator, version));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("error", await StatusAsync(emulator, version));
    }

    [Fact]
    public async Task Optimization_is_complete_at_once_by_default_and_never_when_turned_off()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        Assert.Equal("success", await StatusAsync(emulator, (await emulator.AddAsync("n")).VersionId));
        var off = await emulator.PostAsync("/v1/datasets", new { type = "vector", name = "off", url = "u", visualization_optimization = false });
        Assert.Equal("not_started", await StatusAsync(emulator, off.Text("dataset_version_id")));
    }

    [Fact]
    public async Task Tile_addresses_lead_to_the_emulator_or_to_the_given_server()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        const string url = "https://tiles.example.com/{z}/{x}/{y}.png";
        var tiles = await emulator.PostAsync("/v1/datasets", new { type = "tileserver", name = "t", url });
        var raster = await emulator.PostTextAsync("/v1/datasets", """{"type":"zarr","name":"r","urls":["u"]}""");
        Assert.Equal(url, (string)(await DynamicAsync(emulator, tiles))["tile_url"]!);
        Assert.StartsWith($"{emulator.Server.BaseUri}v1/raster/{raster.Text("dataset_version_id")}/tiles/", (string)(await DynamicAsync(emulator, raster))["tile_url"]!, StringComparison.Ordinal);
    }

    private static Task<RunningEmulator> StartAsync(FakeTimeProvider clock, TimeSpan duration) => RunningEmulator.StartAsync(new EmulatorOptions
    {
        SampleCatalog = false,
        TimeProvider = clock,
        OptimizationDuration = duration,
    });

    private static async Task<string> StatusAsync(RunningEmulator emulator, string version) =>
        (string)(await emulator.GetAsync($"/v1/dataset-versions/{version}")).Json["visualization_optimization"]!["status"]!;

    private static async Task<JsonNode> DynamicAsync(RunningEmulator emulator, TestResponse added) =>
        (await emulator.GetAsync($"/v1/dataset-versions/{added.Text("dataset_version_id")}")).Json["dynamic_tile_server"]!;
}
