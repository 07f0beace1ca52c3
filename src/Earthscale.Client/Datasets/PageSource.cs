namespace Earthscale.Client.Datasets;

/// <summary>Requests the pages of a listing, one after another.</summary>
internal abstract class PageSource
{
    // A service that sends empty pages endlessly must not run a script endlessly.
    private const int MaxEmptyPages = 100;

    private int _emptyPages;

    /// <summary>The number of pages that were requested.</summary>
    protected int Pages { get; private set; }

    /// <summary>Requests the first page.</summary>
    /// <param name="limit">The maximum number of datasets in the page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<DatasetPage> FirstAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Requests the next page.</summary>
    /// <param name="page">The previous page, with a known cursor.</param>
    /// <param name="limit">The maximum number of datasets in the next page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page; null if there is none. The task fails if <paramref name="page"/> is invalid.</returns>
    public Task<DatasetPage>? NextAsync(DatasetPage page, int limit, CancellationToken cancellationToken)
    {
        _emptyPages = page.IsEmpty ? _emptyPages + 1 : 0;
        return _emptyPages > MaxEmptyPages
            ? Fail($"The service sent {MaxEmptyPages} empty pages of the listing in a row, each with a cursor.")
            : FollowAsync(page, limit, cancellationToken);
    }

    /// <summary>Checks a page against the pages before it.</summary>
    public virtual MalformedResponseException? Verify(IReadOnlyList<Dataset> datasets) => null;

    /// <inheritdoc cref="NextAsync"/>
    protected abstract Task<DatasetPage>? FollowAsync(DatasetPage page, int limit, CancellationToken cancellationToken);

    protected int NextNumber() => ++Pages;

    /// <summary>Creates a failed task.</summary>
    protected static Task<DatasetPage> Fail(string message) =>
        Task.FromException<DatasetPage>(new MalformedResponseException(message));
}
