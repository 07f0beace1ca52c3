using Earthscale.Client.Authentication;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;

namespace Earthscale.Client.Tests.Datasets;

/// <summary>Lists from servers of the test.</summary>
public abstract class ListingFixture
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static EarthscaleClient Connect(Uri server) =>
        new(SignIn.WithApiKey("a-key", server), new EarthscaleClientOptions { MaxRetries = 2 });

    /// <summary>Lists all datasets of a server, and returns the error at the end, if any.</summary>
    private protected static async Task<(List<Dataset> Datasets, EarthscaleException? Failure)> ListAsync(Uri server, DatasetQuery? query = null, List<UnreadableDatasetException>? unreadable = null)
    {
        using var client = Connect(server);
        var datasets = new List<Dataset>();
        try
        {
            await foreach (var batch in client.ListAsync(query ?? new DatasetQuery(), Cancellation))
            {
                Assert.NotEqual(0, batch.Datasets.Count + batch.Unreadable.Count);
                datasets.AddRange(batch.Datasets);
                unreadable?.AddRange(batch.Unreadable);
            }

            return (datasets, null);
        }
        catch (EarthscaleException e)
        {
            return (datasets, e);
        }
    }

    /// <summary>Lists from a server with these pages, whose cursors are their numbers; the last page repeats.</summary>
    private protected static async Task<(List<Dataset> Datasets, EarthscaleException? Failure, int Requests)> ListPagesAsync(params string[] pages)
    {
        await using var server = await ScriptedServer.StartAsync(query => pages[Math.Min(PageIndex(query["cursor"]), pages.Length - 1)]);
        var (datasets, failure) = await ListAsync(server.BaseUri);
        return (datasets, failure, server.Begun);
    }

    /// <summary>Lists from a server with these pages, and returns the errors of datasets.</summary>
    private protected static async Task<(List<Dataset> Datasets, List<UnreadableDatasetException> Unreadable, EarthscaleException? Failure)> ListOddPagesAsync(params string[] pages)
    {
        await using var server = await ScriptedServer.StartAsync(query => pages[Math.Min(PageIndex(query["cursor"]), pages.Length - 1)]);
        var unreadable = new List<UnreadableDatasetException>();
        var (datasets, failure) = await ListAsync(server.BaseUri, unreadable: unreadable);
        return (datasets, unreadable, failure);
    }

    private protected static IEnumerable<string> Numbers(int first, int count) =>
        Enumerable.Range(first, count).Select(number => $"{number}");

    private protected static int PageIndex(string? cursor) => cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
}
