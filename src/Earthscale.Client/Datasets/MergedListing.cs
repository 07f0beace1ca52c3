using System.Runtime.CompilerServices;

namespace Earthscale.Client.Datasets;

/// <summary>Merges listings: newest change first, each dataset once.</summary>
internal static class MergedListing
{
    /// <summary>Merges listings that are ordered by their newest change.</summary>
    /// <param name="listings">The listings.</param>
    /// <param name="cancellationToken">Cancels the listings.</param>
    public static async IAsyncEnumerable<DatasetBatch> ReadAsync(IEnumerable<IAsyncEnumerable<DatasetBatch>> listings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sources = listings.Select(listing => new Source(listing.GetAsyncEnumerator(cancellationToken))).ToList();
        var seen = new HashSet<Guid>();
        try
        {
            while (true)
            {
                var unreadable = new List<UnreadableDatasetException>();
                foreach (var source in sources)
                {
                    await source.FillAsync(unreadable).ConfigureAwait(false);
                }

                var ended = !sources.Exists(source => source.Next is not null);
                var datasets = MergeNext(sources.FindAll(source => source.Next is not null), seen);
                unreadable.RemoveAll(error => error.DatasetId is { } id && !seen.Add(id));
                if (datasets.Count + unreadable.Count > 0)
                {
                    yield return new DatasetBatch(datasets, unreadable);
                }

                if (ended)
                {
                    yield break;
                }
            }
        }
        finally
        {
            foreach (var source in sources)
            {
                await source.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    // Until one of them must be read further.
    private static List<Dataset> MergeNext(List<Source> sources, HashSet<Guid> seen)
    {
        var datasets = new List<Dataset>();
        while (sources.Count > 0 && sources.TrueForAll(source => source.Next is not null))
        {
            var newest = sources.MaxBy(source => source.Next!.UpdatedAt)!;
            if (seen.Add(newest.Next!.DatasetId))
            {
                datasets.Add(newest.Next);
            }

            newest.Advance();
        }

        return datasets;
    }

    private sealed class Source(IAsyncEnumerator<DatasetBatch> batches) : IAsyncDisposable
    {
        private IReadOnlyList<Dataset> _datasets = [];
        private int _next;

        public Dataset? Next => _next < _datasets.Count ? _datasets[_next] : null;

        public void Advance() => _next++;

        public async Task FillAsync(List<UnreadableDatasetException> unreadable)
        {
            while (Next is null && await batches.MoveNextAsync().ConfigureAwait(false))
            {
                (_datasets, _next) = (batches.Current.Datasets, 0);
                unreadable.AddRange(batches.Current.Unreadable);
            }
        }

        public ValueTask DisposeAsync() => batches.DisposeAsync();
    }
}
