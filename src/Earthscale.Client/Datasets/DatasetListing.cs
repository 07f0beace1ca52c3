using System.Runtime.CompilerServices;
using Earthscale.Client.Json;

namespace Earthscale.Client.Datasets;

/// <summary>Walks a listing page by page, with the next pages on their way while this one is read.</summary>
/// <remarks>
/// While a page is in the reader's hands, the one behind it is made into datasets and the bytes of the one behind
/// that are fetched: two pages ahead and no more, so that a slow reader does not fill memory. One request runs at a time.
/// </remarks>
internal sealed class DatasetListing(PageSource pages, DatasetQuery query)
{
    private readonly DatasetReader _items = new(new TextCache());
    private long _left = query.First ?? long.MaxValue;
    private Task<DatasetPage>? _fetch;

    private int Limit => (int)Math.Min(query.PageSize, _left);

    /// <summary>Gives the datasets in batches, none of them empty, in the service's order.</summary>
    /// <remarks>
    /// The second page is sent for only when the first half of the first one was taken, so that somebody who
    /// wants only the first few costs the service one request.
    /// </remarks>
    public async IAsyncEnumerable<IReadOnlyList<Dataset>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<Batch>? making = null;
        try
        {
            _fetch = _left > 0 ? pages.FirstAsync(Limit, stop.Token) : null;
            making = MakeNext(sendOn: false, stop.Token);
            for (var isFirst = true; making is not null; isFirst = false)
            {
                var batch = await making.ConfigureAwait(false);
                var half = isFirst ? batch.Datasets.Count / 2 : 0;
                if (half > 0)
                {
                    yield return batch.Datasets.GetRange(0, half);
                }

                if (isFirst)
                {
                    _fetch = Follow(batch.Page, stop.Token);
                }

                making = batch.Error is null ? MakeNext(sendOn: true, stop.Token) : null;
                if (batch.Datasets.Count > half)
                {
                    yield return half == 0 ? batch.Datasets : batch.Datasets.GetRange(half, batch.Datasets.Count - half);
                }

                if (batch.Error is not null)
                {
                    throw batch.Error;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await EndAsync(making).ConfigureAwait(false);
            await EndAsync(_fetch).ConfigureAwait(false);
        }
    }

    // On a thread of its own: the page may be there already, and the reader has other things to do.
    private Task<Batch>? MakeNext(bool sendOn, CancellationToken cancellationToken)
    {
        var fetch = _fetch;
        return fetch is null ? null : Task.Run(() => MakeAsync(fetch, sendOn, cancellationToken), CancellationToken.None);
    }

    private async Task<Batch> MakeAsync(Task<DatasetPage> fetch, bool sendOn, CancellationToken cancellationToken)
    {
        var page = await fetch.ConfigureAwait(false);
        // Uncounted are the pages of a listing that wants everything.
        var wanted = (int)Math.Min(_left, page.Count ?? int.MaxValue);
        _left -= page.Count is null ? 0 : wanted;
        if (sendOn)
        {
            _fetch = Follow(page, cancellationToken);
        }

        var (datasets, error) = page.Read(_items, wanted, query.PageSize, cancellationToken);
        return new Batch(page, datasets, error);
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

    private sealed record Batch(DatasetPage Page, List<Dataset> Datasets, MalformedResponseException? Error);
}
