using Earthscale.Client.Datasets;
using Earthscale.Emulator;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Datasets;

public sealed class OffsetListingTests : ListingFixture
{
    [Fact]
    public async Task Skipping_begins_further_on()
    {
        await using var emulator = await StartAsync(datasets: 95);

        var (datasets, failure) = await ListAsync(emulator.BaseUri, new DatasetQuery { Offset = 12, PageSize = 20 });

        Assert.Null(failure);
        Assert.Equal(emulator.StoredDatasets().Skip(12).Select(dataset => dataset.DatasetId), datasets.Select(dataset => dataset.DatasetId));
        Assert.All(emulator.Requests, request => Assert.Equal("/v1/datasets", request.Path));
    }

    [Fact]
    public async Task Skipping_and_a_limit_ask_for_no_more_than_that()
    {
        await using var emulator = await StartAsync(datasets: 95);

        var (datasets, failure) = await ListAsync(emulator.BaseUri, new DatasetQuery { Offset = 10, First = 25, PageSize = 20 });

        Assert.Null(failure);
        Assert.Equal(emulator.StoredDatasets().Skip(10).Take(25).Select(dataset => dataset.DatasetId), datasets.Select(dataset => dataset.DatasetId));
        Assert.Equal(["/v1/datasets?limit=1&offset=0", "/v1/datasets?limit=20&offset=10", "/v1/datasets?limit=5&offset=30"], emulator.Requests.Select(request => request.PathAndQuery));
    }

    [Fact]
    public async Task A_service_that_gives_less_than_asked_is_read_to_its_end()
    {
        // 10 datasets, 3 at most in a response.
        await using var server = await ScriptedServer.StartAsync(query =>
        {
            var offset = PageIndex(query["offset"]);
            return WirePage.Items(offset, Math.Clamp(10 - offset, 0, 3)).ToJsonString();
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
        await using var server = await ScriptedServer.StartAsync(query => WirePage.Items(0, Math.Min(3, PageIndex(query["limit"]))).ToJsonString());

        var (datasets, failure) = await ListAsync(server.BaseUri, new DatasetQuery { Offset = offset });

        Assert.Equal(Numbers(0, listed), datasets.Select(dataset => dataset.Name));
        Assert.Contains("ignores the offset", Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_array_is_an_error()
    {
        await using var server = await ScriptedServer.StartAsync(_ => WirePage.Cursor(0, 2, null));

        var (_, failure) = await ListAsync(server.BaseUri, new DatasetQuery { Offset = 1 });

        Assert.Contains("Page 2 of the listing is an object, not an array", Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(1, 200)]
    public async Task Removing_while_listing_is_safe_with_the_cursor_and_not_with_the_offset(int? offset, int missed)
    {
        await using var emulator = await StartAsync(datasets: 1000);
        using var client = ConnectTo(emulator);

        await foreach (var batch in client.ListAsync(new DatasetQuery { Offset = offset, PageSize = 50 }, Cancellation))
        {
            foreach (var dataset in batch.Datasets)
            {
                await client.RemoveAsync(dataset.DatasetId, removeFromMaps: true, Cancellation);
            }
        }

        Assert.InRange(emulator.CountDatasets(), missed, missed == 0 ? 0 : 1000);
    }

    [Theory]
    [InlineData(FaultKind.Truncate)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ServiceUnavailable)]
    [InlineData(FaultKind.BadGateway)]
    public async Task A_page_that_fails_half_way_is_fetched_again_and_each_dataset_comes_once(FaultKind kind)
    {
        await using var emulator = await StartAsync(datasets: 100);
        var number = 0;
        emulator.Faults.Next(new Fault(kind), count: 2, when: _ => Interlocked.Increment(ref number) % 3 == 0);

        var (datasets, failure) = await ListAsync(emulator.BaseUri, new DatasetQuery { PageSize = 10 });

        Assert.Null(failure);
        Assert.Equal(0, emulator.Faults.Pending);
        Assert.Equal(emulator.StoredDatasets().Select(dataset => dataset.DatasetId), datasets.Select(dataset => dataset.DatasetId));
    }

    private static EarthscaleClient ConnectTo(EmulatorServer emulator) => Connect(emulator.BaseUri);

    private static Task<EmulatorServer> StartAsync(int datasets) => TestEmulator.StartAsync(
        new EmulatorOptions { Datasets = datasets, SampleCatalog = false, ApiKey = "a-key" });
}
