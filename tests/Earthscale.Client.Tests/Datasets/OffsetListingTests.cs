using Earthscale.Client.Datasets;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Datasets;

public sealed class OffsetListingTests : ListingFixture
{
    [Fact]
    public async Task Skipping_starts_later()
    {
        await using var emulator = await StartAsync(datasets: 95);

        var (datasets, failure) = await ListAsync(emulator.BaseUri, new DatasetQuery { Offset = 12, PageSize = 20 });

        Assert.Null(failure);
        Assert.Equal(emulator.StoredDatasets().Skip(12).Select(dataset => dataset.DatasetId), datasets.Select(dataset => dataset.DatasetId));
        Assert.All(emulator.Requests, request => Assert.Equal("/v1/datasets", request.Path));
    }

    [Fact]
    public async Task Skipping_and_a_limit_request_no_more_than_that()
    {
        await using var emulator = await StartAsync(datasets: 95);

        var (datasets, failure) = await ListAsync(emulator.BaseUri, new DatasetQuery { Offset = 10, First = 25, PageSize = 20 });

        Assert.Null(failure);
        Assert.Equal(emulator.StoredDatasets().Skip(10).Take(25).Select(dataset => dataset.DatasetId), datasets.Select(dataset => dataset.DatasetId));
        Assert.Equal(["/v1/datasets?limit=1&offset=0", "/v1/datasets?limit=20&offset=10", "/v1/datasets?limit=5&offset=30"], emulator.Requests.Select(request => request.PathAndQuery));
    }

    [Fact]
    public async Task A_service_that_returns_less_than_requested_is_read_to_its_end()
    {
        // 10 datasets, at most 3 in a response.
        await using var server = await ScriptedServer.StartAsync(query =>
        {
            var offset = PageIndex(query["offset"]);
            return TestPage.Items(offset, Math.Clamp(10 - offset, 0, 3)).ToJsonString();
        });

        var (datasets, failure) = await ListAsync(server.BaseUri, new DatasetQuery { Offset = 1 });

        Assert.Null(failure);
        Assert.Equal(Numbers(1, 9), datasets.Select(dataset => dataset.Name));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 0)]
    public async Task A_service_that_ignores_the_offset_is_an_error_before_anything_is_repeated(int offset, int listed)
    {
        await using var server = await ScriptedServer.StartAsync(query => TestPage.Items(0, Math.Min(3, PageIndex(query["limit"]))).ToJsonString());

        var (datasets, failure) = await ListAsync(server.BaseUri, new DatasetQuery { Offset = offset });

        Assert.Equal(Numbers(0, listed), datasets.Select(dataset => dataset.Name));
        Assert.Contains("ignores the offset", Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_not_an_array_is_an_error()
    {
        await using var server = await ScriptedServer.StartAsync(_ => TestPage.Cursor(0, 2, null));

        var (_, failure) = await ListAsync(server.BaseUri, new DatasetQuery { Offset = 1 });

        Assert.Contains("Page 2 of the listing is an object, not an array", Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Truncate)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ServiceUnavailable)]
    [InlineData(FaultKind.BadGateway)]
    public async Task A_page_that_fails_halfway_is_fetched_again_and_each_dataset_is_returned_once(FaultKind kind)
    {
        await using var emulator = await StartAsync(datasets: 100);
        var number = 0;
        emulator.Faults.Next(new Fault(kind), count: 2, when: _ => Interlocked.Increment(ref number) % 3 == 0);

        var (datasets, failure) = await ListAsync(emulator.BaseUri, new DatasetQuery { PageSize = 10 });

        Assert.Null(failure);
        Assert.Equal(0, emulator.Faults.Pending);
        Assert.Equal(emulator.StoredDatasets().Select(dataset => dataset.DatasetId), datasets.Select(dataset => dataset.DatasetId));
    }

    private static Task<EmulatorServer> StartAsync(int datasets) => TestEmulator.StartAsync(
        new EmulatorOptions { Datasets = datasets, SampleCatalog = false, ApiKey = "a-key" });
}
