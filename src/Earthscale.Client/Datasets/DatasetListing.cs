using System.Runtime.CompilerServices;
using Earthscale.Client.Http;

namespace Earthscale.Client.Datasets;

/// <summary>Walks the cursor listing page by page, with the next page on its way while this one is read.</summary>
internal sealed class DatasetListing(ServiceConnection connection, DatasetQuery query)
{
    // A service that sends empty pages for ever would keep a script for ever.
    private const int MaxEmptyPages = 100;

    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private int _pages;
    private int _emptyPages;

    /// <summary>Gives the datasets in portions, in the service's order.</summary>
    /// <remarks>
    /// The second page is sent for only after the first half of the first one was taken, so that somebody who
    /// wants only the first few costs the service one request.
    /// </remarks>
    public async IAsyncEnumerable<IReadOnlyList<Dataset>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = query.First ?? long.MaxValue;
        var coming = left > 0 ? FetchAsync(null, left, stop.Token) : null;
        try
        {
            while (coming is not null)
            {
                var page = await coming.ConfigureAwait(false);
                var isFirst = _pages == 1;
                coming = null;
                if (!isFirst && left > query.PageSize)
                {
                    coming = FetchNext(page, left - query.PageSize, stop.Token);
                }

                var (datasets, fault) = page.Read();
                CheckProgress(datasets.Count);
                var taken = datasets.Count > left ? datasets.GetRange(0, (int)left) : datasets;
                left -= taken.Count;
                var half = isFirst ? taken.Count / 2 : 0;
                if (half > 0)
                {
                    yield return taken.GetRange(0, half);
                }

                yield return taken.GetRange(half, taken.Count - half);
                if (fault is not null)
                {
                    throw fault;
                }

                coming ??= left > 0 ? FetchNext(page, left, stop.Token) : null;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await EndAsync(coming).ConfigureAwait(false);
        }
    }

    private static async Task EndAsync(Task<DatasetPage>? coming)
    {
        if (coming is not null)
        {
            await coming.ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    private Task<DatasetPage>? FetchNext(DatasetPage page, long left, CancellationToken cancellationToken)
    {
        if (page.NextCursor is not { } cursor)
        {
            return null;
        }

        return _cursors.Add(cursor)
            ? FetchAsync(cursor, left, cancellationToken)
            : Task.FromException<DatasetPage>(new MalformedAnswerException($"Page {_pages} of the listing gives a cursor that an earlier page gave; following it would never end. The datasets so far are good; there may be more."));
    }

    private async Task<DatasetPage> FetchAsync(string? cursor, long left, CancellationToken cancellationToken)
    {
        var number = ++_pages;
        var information = connection.Api.Datasets.Cursor.ToGetRequestInformation(request =>
        {
            var parameters = request.QueryParameters;
            parameters.Cursor = cursor;
            parameters.Limit = (int)Math.Min(query.PageSize, left);
            parameters.Name = query.NamePart;
            parameters.Tag = query.Tags.Count == 0 ? null : [.. query.Tags.Select(tag => tag.Text)];
            parameters.CreatedAfter = query.CreatedAfter;
            parameters.CreatedBefore = query.CreatedBefore;
            parameters.Bbox = query.BoundingBox?.ToString();
        });
        return DatasetPage.Scan(await connection.SendAsync(information, cancellationToken).ConfigureAwait(false), number);
    }

    private void CheckProgress(int count)
    {
        _emptyPages = count == 0 ? _emptyPages + 1 : 0;
        if (_emptyPages > MaxEmptyPages)
        {
            throw new MalformedAnswerException($"The service sent {MaxEmptyPages} empty pages of the listing one after another, each naming a next one. The datasets so far are good; there may be more.");
        }
    }
}
