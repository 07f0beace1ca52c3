using Earthscale.Emulator.Tests.Running;

namespace Earthscale.Emulator.Tests.Datasets;

public class DeleteTests
{
    [Fact]
    public async Task Deleting_hides_the_dataset_and_keeps_its_versions()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        var (dataset, version) = await emulator.AddAsync("gone", new() { ["a"] = "b" });

        var deleted = await emulator.DeleteAsync($"/v1/datasets/{dataset}");

        Assert.Equal(200, deleted.Status);
        Assert.Equal(dataset, deleted.Text("dataset_id"));
        var marker = deleted.Text("dataset_version_id");
        Assert.NotEqual(version, marker);
        Assert.Empty((await emulator.GetAsync("/v1/datasets")).Names());
        Assert.Empty((await emulator.GetAsync("/v1/datasets/cursor?tag=a:b")).Names());
        Assert.Equal(404, (await emulator.GetAsync($"/v1/datasets/{dataset}/latest")).Status);
        Assert.Equal(404, (await emulator.GetAsync($"/v1/dataset-versions/{marker}")).Status);
        Assert.Equal(200, (await emulator.GetAsync($"/v1/dataset-versions/{version}")).Status);
        Assert.True(Assert.Single(emulator.Server.StoredDeletions()).RemovedFromMaps);
    }

    [Fact]
    public async Task Any_version_id_deletes_the_whole_dataset()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        var first = await emulator.AddAsync("twice");
        await emulator.AddAsync("twice");
        var deleted = await emulator.DeleteAsync($"/v1/datasets/{first.VersionId}?remove_from_maps=false");
        Assert.Equal(first.DatasetId, deleted.Text("dataset_id"));
        Assert.Empty(emulator.Server.StoredDatasets());
        Assert.False(Assert.Single(emulator.Server.StoredDeletions()).RemovedFromMaps);
    }

    [Fact]
    public async Task Deleting_again_is_not_found_by_any_of_its_ids()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        var (dataset, version) = await emulator.AddAsync("gone");
        var marker = (await emulator.DeleteAsync($"/v1/datasets/{dataset}")).Text("dataset_version_id");
        foreach (var id in new[] { dataset, version, marker, Guid.NewGuid().ToString() })
        {
            var reply = await emulator.DeleteAsync($"/v1/datasets/{id}");
            Assert.Equal(404, reply.Status);
            Assert.Equal("DatasetNotFoundError", reply.Text("error_class"));
        }

        Assert.Single(emulator.Server.StoredDeletions());
    }

    [Fact]
    public async Task Name_of_a_deleted_dataset_is_free_for_a_new_one()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        var (dataset, _) = await emulator.AddAsync("name");
        await emulator.DeleteAsync($"/v1/datasets/{dataset}");
        Assert.NotEqual(dataset, (await emulator.AddAsync("name")).DatasetId);
    }

    [Theory]
    [InlineData("DELETE", "/v1/datasets/cursor", "dataset_id")]
    [InlineData("DELETE", "/v1/datasets/123", "dataset_id")]
    [InlineData("GET", "/v1/datasets/test/latest", "dataset_id")]
    [InlineData("GET", "/v1/dataset-versions/latest", "version_id")]
    public async Task Id_that_is_not_a_uuid_is_refused(string method, string path, string parameter)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var reply = await emulator.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(422, reply.Status);
        Assert.Equal(parameter, (string)reply.Json["detail"]![0]!["loc"]![1]!);
    }

    [Fact]
    public async Task Flag_that_is_not_a_boolean_is_refused_and_nothing_is_deleted()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var id = emulator.Server.StoredDatasets()[0].DatasetId;
        Assert.Equal(422, (await emulator.DeleteAsync($"/v1/datasets/{id}?remove_from_maps=perhaps")).Status);
        Assert.Empty(emulator.Server.StoredDeletions());
    }
}
