using System.Runtime.CompilerServices;
using Earthscale.Client.Json;

namespace Earthscale.Client.Datasets;

/// <summary>Reads a listing page by page, and fetches the next pages ahead.</summary>
/// <remarks>
/// While the caller processes a page, the next page is parsed and the page after that is fetched: two pages ahead and
/// no more, so that a slow caller does not fill the memory. One request runs at a time.
/// </remarks>
internal sealed class DatasetListing(PageSource pages, DatasetQuery query)
{
    private readonly DatasetReader _items = new(new TextCache());
    private long _left = query.First ?? long.MaxValue;
    private Task<DatasetPage>? _fetch;

    private int Limit => (int)Math.Min(query.PageSize, _left);

    /// <summary>Returns the datasets in the service's order, in batches that are never empty.</summary>
    /// <remarks>
    /// The second page is requested only after the caller has taken the first half of the first page, so that a caller who
    /// needs only a few datasets costs the service one request.
    /// </remarks>
    public async IAsyncEnumerable<DatasetBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<Page>? reading = null;
        try
        {
            _fetch = _left > 0 ? pages.FirstAsync(Limit, stop.Token) : null;
            reading = ReadNext(sendOn: false, stop.Token);
            for (var isFirst = true; reading is not null; isFirst = false)
            {
                var page = await reading.ConfigureAwait(false);
                var half = isFirst ? page.Datasets.Count / 2 : 0;
                if (half > 0)
                {
                    yield return new DatasetBatch(page.Datasets.GetRange(0, half), []);
                }

                _fetch = isFirst && page.Error is null ? Follow(page.Source, stop.Token) : _fetch;
                reading = page.Error is null ? ReadNext(sendOn: true, stop.Token) : null;
                if (page.Datasets.Count > half || page.Source.Unreadable.Count > 0)
                {
                    yield return new DatasetBatch(page.Datasets.GetRange(half, page.Datasets.Count - half), page.Source.Unreadable);
                }

                if (page.Error is not null)
                {
                    throw page.Error;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await EndAsync(reading).ConfigureAwait(false);
            await EndAsync(_fetch).ConfigureAwait(false);
        }
    }

    // On another thread, since the page may have arrived already.
    private Task<Page>? ReadNext(bool sendOn, CancellationToken cancellationToken)
    {
        var fetch = _fetch;
        return fetch is null ? null : Task.Run(() => ReadAsync(fetch, sendOn, cancellationToken), CancellationToken.None);
    }

    private async Task<Page> ReadAsync(Task<DatasetPage> fetch, bool sendOn, CancellationToken cancellationToken)
    {
        var page = await fetch.ConfigureAwait(false);
        // With First, the next page's limit depends on the count of this page.
        var isSent = sendOn && query.First is null && page.TryFindCursor();
        if (isSent)
        {
            _fetch = Follow(page, cancellationToken);
        }

        page.Read(_items, query.PageSize, cancellationToken);
        var unusable = pages.Verify(page.Datasets);
        var wanted = unusable is null ? (int)Math.Min(_left, page.Datasets.Count) : 0;
        _left -= wanted;
        var error = unusable ?? page.Error;
        if (sendOn && !isSent)
        {
            _fetch = error is null ? Follow(page, cancellationToken) : null;
        }

        return new Page(page, page.Datasets.GetRange(0, wanted), error);
    }

    private Task<DatasetPage>? Follow(DatasetPage page, CancellationToken cancellationToken) =>
        _left > 0 ? pages.NextAsync(page, Limit, cancellationToken) : null;

    private static async Task EndAsync(Task? task)
    {
        if (task is not null)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed record Page(DatasetPage Source, List<Dataset> Datasets, MalformedResponseException? Error);
}
