using System.Globalization;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.Emulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Earthscale.Client.Tests.Http;

/// <summary>After a lost response, the result of a change is looked up in the catalog; an add is never sent twice.</summary>
public sealed class LostResponseTests : ClientFixture
{
    private static readonly NewDataset s_new = new NewImageDataset
    {
        Name = "new",
        Urls = ["gs://bucket/new.tif"],
        Tags = new Dictionary<string, string> { ["a"] = "b" },
    };

    public static TheoryData<FaultKind> Losses => [FaultKind.Reset, FaultKind.Close, FaultKind.Truncate, FaultKind.BadGateway, FaultKind.ServiceUnavailable];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task An_add_that_happened_is_found(FaultKind kind)
    {
        InjectFault("POST", new Fault(kind) { Moment = FaultMoment.AfterAction });
        using var client = Client();

        var added = await AddAsync(client, s_new);

        var stored = Assert.Single(Emulator.StoredDatasets(), dataset => dataset.Name == "new");
        Assert.Equal((stored.DatasetId, stored.VersionId, 1), (added.DatasetId, added.DatasetVersionId, stored.Versions));
        Assert.Single(Emulator.Requests, request => request.Method == "POST");
        Assert.Contains($"{stored.VersionId}: it was added", Assert.Single(Events.OfType<OutcomeFound>()).Finding, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task An_add_that_did_not_happen_is_distinguished_from_an_earlier_one(FaultKind kind)
    {
        using var client = Client();
        await AddAsync(client, s_new);
        InjectFault("POST", new Fault(kind));

        var error = await Assert.ThrowsAnyAsync<EarthscaleException>(() => AddAsync(client, s_new));

        Assert.Equal((1, false), (error.Attempts, error.OutcomeUnknown));
        Assert.Contains("named exactly 'new', with these tags, created since 20", error.OutcomeNote, StringComparison.Ordinal);
        Assert.Contains("it was most likely not added", error.OutcomeNote, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(Emulator.StoredDatasets(), dataset => dataset.Name == "new").Versions);
        Assert.Equal(2, Emulator.Requests.Count(request => request.Method == "POST"));
    }

    [Theory]
    [InlineData("the one", "new:0:0:b", true)]
    [InlineData("a further version of an old dataset", "new:-900:0:b", true)]
    [InlineData("an old one", "new:-900:-900:b", false)]
    [InlineData("another name", "New:0:0:b,newer:0:0:b", false)]
    [InlineData("two datasets of the name", "new:0:0:b,new:0:0:b", null)]
    [InlineData("two versions of a new dataset", "new:0:9:b", null)]
    [InlineData("another's tags", "new:0:0:c", null)]
    public async Task Only_one_matching_version_is_the_outcome(string what, string catalog, bool? isFound)
    {
        var added = DateTimeOffset.MinValue;
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            added = HttpMethods.IsPost(context.Request.Method) ? DateTimeOffset.UtcNow : added;
            return RespondAsync(context, catalog.Split(','), added);
        });
        using var client = Client(server.BaseUri);

        if (isFound == true)
        {
            Assert.Equal(Id(1), (await AddAsync(client, s_new)).DatasetVersionId);
            return;
        }

        var error = await Assert.ThrowsAsync<ServiceException>(() => AddAsync(client, s_new));
        Assert.True(isFound is null == error.OutcomeUnknown, what);
        if (isFound is null)
        {
            Assert.Contains(Id(1).ToString(), error.OutcomeNote, StringComparison.Ordinal);
            Assert.Equal(catalog.Contains(','), error.OutcomeNote!.Contains(Id(2).ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_add_stays_unknown_when_the_catalog_cannot_be_queried()
    {
        InjectFault("POST", new Fault(FaultKind.Reset));
        InjectFault("GET", new Fault(FaultKind.BadGateway), count: 100);
        using var client = Client();

        var error = await Assert.ThrowsAsync<ConnectionException>(() => AddAsync(client, s_new));

        Assert.Equal((1, true), (error.Attempts, error.OutcomeUnknown));
        Assert.Contains("could not be queried (The service or its gateway failed", error.OutcomeNote, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_removal_that_happened_is_found_without_a_retry(FaultKind kind)
    {
        var id = AnyDataset();
        InjectFault("DELETE", new Fault(kind) { Moment = FaultMoment.AfterAction });
        using var client = Client(maxRetries: 0);

        var removed = await RemoveAsync(client, id);

        Assert.Equal((id, null), (removed.DatasetId, removed.MarkerVersionId));
        Assert.Single(Emulator.Requests, request => request.Method == "DELETE");
        Assert.Contains("there is no such dataset now", Assert.Single(Events.OfType<OutcomeFound>()).Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_removal_that_did_not_happen_is_not_reported_as_one(bool byVersion)
    {
        var stored = Emulator.StoredDatasets()[0];
        InjectFault("DELETE", new Fault(FaultKind.Reset));
        using var client = Client(maxRetries: 0);

        var error = await Assert.ThrowsAsync<ConnectionException>(() => RemoveAsync(client, byVersion ? stored.VersionId : stored.DatasetId));

        Assert.Equal((false, "The catalog still has it."), (error.OutcomeUnknown, error.OutcomeNote));
        Assert.Empty(Emulator.StoredDeletions());
    }

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    // A dataset of the script: its name, its creation time and that of its last version, in seconds after the add, and the value of its tag.
    private static async Task RespondAsync(HttpContext context, string[] catalog, DateTimeOffset added)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = 502;
            return;
        }

        var items = catalog.Select((dataset, index) =>
        {
            var parts = dataset.Split(':');
            string Time(string seconds) => added.AddSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)).ToString("O", CultureInfo.InvariantCulture);
            string Json(string created) =>
                $$"""{"dataset_id":"{{Id(index + 101)}}","dataset_version_id":"{{Id(index + 1)}}","name":"{{parts[0]}}","type":"raster","tags":{"a":"{{parts[3]}}"},"created_at":"{{created}}","updated_at":"{{Time(parts[2])}}","variables":{},"pixel_info_optimizations":{},"visualization_optimization":{"status":"pending"},"dynamic_tile_server":{"tile_url":"https://t/{z}/{x}/{y}.png","min_zoom":0,"max_zoom":9},"optimized_tile_server":null}""";
            return (Id: Id(index + 1), Listed: Json(Time(parts[1])), Version: Json(Time(parts[2])));
        }).ToList();
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(context.Request.Path.Value!.Contains("cursor", StringComparison.Ordinal)
            ? $$"""{"items":[{{string.Join(',', items.Select(item => item.Listed))}}],"next_cursor":null}"""
            : items.Single(item => context.Request.Path.Value!.EndsWith(item.Id.ToString(), StringComparison.Ordinal)).Version);
    }
}
