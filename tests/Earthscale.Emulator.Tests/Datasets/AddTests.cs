using Earthscale.Emulator.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace Earthscale.Emulator.Tests.Datasets;

public class AddTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"type":"image","name":"n","urls":["gs://b/*.tif"],"bands":["red"],"groupby":"time","filename_date_pattern":"%Y","filename_band_pattern":[{"pattern":"*_B4*","band":"red"}],"labels":[{"name":"a","value":"b"}],"tags":{"c":"d"},"visualization_optimization":true,"pixel_info_optimizations":["time"]}""", "raster")]
    [InlineData("""{"type":"image","name":"n","urls":[],"bands":null,"groupby":null,"filename_date_pattern":null,"filename_band_pattern":null,"labels":null,"unknown":1}""", "raster")]
    [InlineData("""{"type":"zarr","name":"n","urls":["gs://b/{time}.zarr"],"rename":{"lon":"x"},"visualization_optimization":"auto"}""", "raster")]
    [InlineData("""{"type":"vector","name":"n","url":"gs://b/a.parquet","visualization_optimization":false}""", "vector")]
    [InlineData("""{"type":"tileserver","name":"n","url":"https://tiles.example.com/{z}/{x}/{y}.png"}""", "raster")]
    public async Task Every_kind_can_be_added(string body, string type)
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        var added = await emulator.PostTextAsync("/v1/datasets", body);
        Assert.Equal(200, added.Status);
        var latest = await emulator.GetAsync($"/v1/datasets/{added.Text("dataset_id")}/latest");
        Assert.Equal(added.Text("dataset_version_id"), latest.Text("dataset_version_id"));
        Assert.Equal(type, latest.Text("type"));
        Assert.Equal(["n"], (await emulator.GetAsync("/v1/datasets")).Names());
    }

    [Theory]
    [InlineData("""{"type":"image","name":"n"}""", "body.image.urls missing")]
    [InlineData("""{"type":"image","urls":"u"}""", "body.image.urls list_type")]
    [InlineData("""{"type":"image"}""", "body.image.name missing;body.image.urls missing")]
    [InlineData("""{"type":"image","name":1,"urls":[]}""", "body.image.name string_type")]
    [InlineData("""{"type":"image","name":"n","urls":["u",2]}""", "body.image.urls.1 string_type")]
    [InlineData("""{"type":"image","urls":["u",null],"bands":[null]}""", "body.image.name missing;body.image.urls.1 string_type;body.image.bands.0 string_type")]
    [InlineData("""{"type":"image","name":"n","urls":[],"filename_band_pattern":[{"pattern":"p"}]}""", "body.image.filename_band_pattern.0 model_attributes_type")]
    [InlineData("""{"type":"zarr","name":"n","urls":["a","b"]}""", "body.zarr.urls too_long")]
    [InlineData("""{"type":"zarr","name":"n","urls":[]}""", "body.zarr.urls too_short")]
    [InlineData("""{"type":"zarr","name":"n","urls":["a"],"rename":[]}""", "body.zarr.rename dict_type")]
    [InlineData("""{"type":"vector","name":null,"url":"u"}""", "body.vector.name string_type")]
    [InlineData("""{"type":"vector","name":"n","url":"u","tags":{"a.b":1}}""", "body.vector.tags.a.b string_type")]
    [InlineData("""{"type":"vector","name":"n","url":"u","tags":{"a":null}}""", "body.vector.tags.a string_type")]
    [InlineData("""{"type":"vector","name":"n","url":"u","labels":[{"name":"a"}]}""", "body.vector.labels.0 model_attributes_type")]
    [InlineData("""{"type":"vector","name":"n","url":"u","labels":[{"name":"a","value":1}]}""", "body.vector.labels.0.value string_type")]
    [InlineData("""{"type":"vector","name":"n","url":"u","pixel_info_optimizations":null}""", "body.vector.pixel_info_optimizations list_type")]
    [InlineData("""{"type":"vector","name":"n","url":"u","tags":null}""", "body.vector.tags dict_type")]
    [InlineData("""{"type":"vector","name":"n","url":"u","visualization_optimization":"yes"}""", "body.vector.visualization_optimization bool_type")]
    [InlineData("""{"type":"tileserver","name":"n"}""", "body.tileserver.url missing")]
    [InlineData("""{"type":"picture","name":"n"}""", "body union_tag_invalid")]
    [InlineData("""{"type":5}""", "body union_tag_invalid")]
    [InlineData("""{"name":"n"}""", "body union_tag_not_found")]
    [InlineData("[]", "body model_attributes_type")]
    [InlineData("""{"type":""", "body.8 json_invalid")]
    [InlineData("""{"type":"vector","url":"u","name":"\ud800"}""", "body.vector.name string_type")]
    [InlineData("", "body missing")]
    public async Task Body_that_is_not_valid_is_refused_and_adds_nothing(string body, string expected)
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        var reply = await emulator.PostTextAsync("/v1/datasets", body);
        Assert.Equal(422, reply.Status);
        var errors = reply.Json["detail"]!.AsArray().Select(error =>
            $"{string.Join('.', error!["loc"]!.AsArray().Select(step => step!.ToString()))} {error["type"]}");
        Assert.Equal(expected.Split(';').Order(), errors.Order());
        Assert.Equal(0, emulator.Server.CountVersions());
    }

    [Fact]
    public async Task Body_of_another_media_type_is_refused()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        Assert.Equal(422, (await emulator.PostTextAsync("/v1/datasets", """{"type":"vector","name":"n","url":"u"}""", "text/plain")).Status);
    }

    [Fact]
    public async Task Same_name_adds_a_version_to_the_dataset()
    {
        var clock = new FakeTimeProvider(s_now);
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { SampleCatalog = false, TimeProvider = clock });
        var first = await emulator.AddAsync("same", new() { ["generation"] = "old" });
        clock.Advance(TimeSpan.FromTicks(12_345_678));
        var second = await emulator.AddAsync("same", new() { ["generation"] = "new" });

        Assert.Equal(first.DatasetId, second.DatasetId);
        Assert.NotEqual(first.VersionId, second.VersionId);
        var item = Assert.Single((await emulator.GetAsync("/v1/datasets")).Json.AsArray())!;
        Assert.Equal(second.VersionId, (string)item["dataset_version_id"]!);
        Assert.Equal("2026-03-04T05:06:07+00:00", (string)item["created_at"]!);
        Assert.Equal("2026-03-04T05:06:08.234567+00:00", (string)item["updated_at"]!);
        Assert.Empty((await emulator.GetAsync("/v1/datasets?tag=generation:old")).Names());
        Assert.Single((await emulator.GetAsync("/v1/datasets?tag=generation:new")).Names());
        Assert.Equal("old", (string)(await emulator.GetAsync($"/v1/dataset-versions/{first.VersionId}")).Json["tags"]!["generation"]!);
    }

    [Fact]
    public async Task Name_with_another_case_is_another_dataset()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        Assert.NotEqual((await emulator.AddAsync("name")).DatasetId, (await emulator.AddAsync("Name")).DatasetId);
    }

    [Fact]
    public async Task Labels_become_tags_and_tags_take_precedence()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        var added = await emulator.PostTextAsync("/v1/datasets",
            """{"type":"vector","name":"n","url":"u","labels":[{"name":"a","value":"label"},{"name":"b","value":"label"}],"tags":{"a":"tag"}}""");
        var version = (await emulator.GetAsync($"/v1/dataset-versions/{added.Text("dataset_version_id")}")).Json;
        Assert.Equal("""{"a":"tag","b":"label"}""", version["tags"]!.ToJsonString());
        Assert.Equal(2, version["labels"]!.AsArray().Count);
    }

    [Fact]
    public async Task Parallel_adds_of_one_name_make_one_dataset_with_all_the_versions()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        var added = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => emulator.AddAsync("contended")));
        Assert.Single(added.Select(ids => ids.DatasetId).Distinct());
        Assert.Equal(40, added.Select(ids => ids.VersionId).Distinct().Count());
        Assert.Equal(40, Assert.Single(emulator.Server.StoredDatasets()).Versions);
    }
}
