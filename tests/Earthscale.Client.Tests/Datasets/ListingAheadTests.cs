using Earthscale.Client.Datasets;

namespace Earthscale.Client.Tests.Datasets;

/// <summary>Which pages are fetched ahead.</summary>
public sealed class ListingAheadTests : ListingFixture
{
    private const int PageSize = 4;
    private const int Pages = 20;

    [Fact]
    public async Task The_first_half_page_costs_one_request_and_leaves_none_running()
    {
        await using var server = await StartAsync();
        using var client = Connect(server.BaseUri);

        await foreach (var batch in client.ListAsync(new DatasetQuery { PageSize = PageSize }, Cancellation))
        {
            Assert.Equal(Numbers(0, PageSize / 2), batch.Datasets.Select(dataset => dataset.Name));
            await SendBarrierRequestAsync(server);
            break;
        }

        Assert.Equal(1 + 1, server.Begun);
        Assert.Equal(0, server.Open);
    }

    [Fact]
    public async Task Two_pages_are_fetched_ahead_and_no_more_while_the_reader_waits()
    {
        await using var server = await StartAsync();
        using var client = Connect(server.BaseUri);
        var page = 0;
        var barriers = 0;

        await foreach (var batch in client.ListAsync(new DatasetQuery { PageSize = PageSize }, Cancellation))
        {
            if (batch.Datasets[0].Name == "0")
            {
                continue;
            }

            page++;
            var ahead = Math.Min(page + 2, Pages);
            await server.UntilAsync(it => it.Begun == ahead + barriers);
            await SendBarrierRequestAsync(server);
            barriers++;
            Assert.Equal(ahead + barriers, server.Begun);
        }

        Assert.Equal(Pages, page);
    }

    [Fact]
    public async Task Leaving_during_a_hanging_page_ends_its_request()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Query.ContainsKey("cursor"))
            {
                await ScriptedServer.HangAsync(context);
            }

            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, TestPage.Cursor(0, PageSize, "1"), Cancellation);
        });
        using var client = Connect(server.BaseUri);
        var taken = 0;

        await foreach (var batch in client.ListAsync(new DatasetQuery { PageSize = PageSize }, Cancellation))
        {
            if ((taken += batch.Datasets.Count) == PageSize)
            {
                await server.UntilAsync(it => it.Open == 1);
                break;
            }
        }

        await server.UntilAsync(it => it.Open == 0);
        Assert.Equal(2, server.Begun);
    }

    [Theory]
    [InlineData(3, new[] { 3 })]
    [InlineData(4, new[] { 4 })]
    [InlineData(9, new[] { 4, 4, 1 })]
    public async Task A_small_First_requests_no_more_than_that(int first, int[] limits)
    {
        var asked = new List<int>();
        await using var server = await ScriptedServer.StartAsync(query =>
        {
            var limit = int.Parse(query["limit"]!, System.Globalization.CultureInfo.InvariantCulture);
            asked.Add(limit);
            return TestPage.Cursor(PageIndex(query["cursor"]) * PageSize, limit, $"{PageIndex(query["cursor"]) + 1}");
        });

        var (datasets, failure) = await ListAsync(server.BaseUri, new DatasetQuery { PageSize = PageSize, First = first });

        Assert.Null(failure);
        Assert.Equal(Numbers(0, first), datasets.Select(dataset => dataset.Name));
        Assert.Equal(limits, asked);
    }

    [Fact]
    public async Task A_page_larger_than_requested_is_truncated()
    {
        await using var server = await ScriptedServer.StartAsync(_ => TestPage.Cursor(0, 10, "1"));

        var (datasets, failure) = await ListAsync(server.BaseUri, new DatasetQuery { First = 3 });

        Assert.Null(failure);
        Assert.Equal(3, datasets.Count);
        Assert.Equal(1, server.Begun);
    }

    private static Task<ScriptedServer> StartAsync() => ScriptedServer.StartAsync(query =>
    {
        var index = PageIndex(query["cursor"]);
        return TestPage.Cursor(index * PageSize, PageSize, index + 1 < Pages ? $"{index + 1}" : null);
    });

    // When this request has a response, all earlier requests are at the server.
    private static async Task SendBarrierRequestAsync(ScriptedServer server)
    {
        using var http = new HttpClient();
        await http.GetStringAsync(server.BaseUri, Cancellation);
    }
}
