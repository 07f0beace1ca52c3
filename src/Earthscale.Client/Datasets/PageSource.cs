namespace Earthscale.Client.Datasets;

/// <summary>Sends for the pages of one listing, one after another.</summary>
internal abstract class PageSource
{
    // A service that sends empty pages for ever would keep a script for ever.
    private const int MaxEmptyPages = 100;

    private int _emptyPages;

    /// <summary>How many pages were sent for.</summary>
    protected int Pages { get; private set; }

    /// <summary>Sends for the first page.</summary>
    /// <param name="limit">The most datasets it may hold.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public abstract Task<DatasetPage> FirstAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Sends for the page after this one.</summary>
    /// <param name="page">The last page so far, read or looked at.</param>
    /// <param name="limit">The most datasets the next one may hold.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page; null when there is none. What is wrong with <paramref name="page"/> is the task's failure.</returns>
    public Task<DatasetPage>? NextAsync(DatasetPage page, int limit, CancellationToken cancellationToken)
    {
        _emptyPages = page.IsEmpty ? _emptyPages + 1 : 0;
        return _emptyPages > MaxEmptyPages
            ? Fail($"The service sent {MaxEmptyPages} empty pages of the listing one after another, each naming a next one.")
            : FollowAsync(page, limit, cancellationToken);
    }

    /// <summary>Says what is wrong with a page that was read, seen from those before it; null for nothing. Its datasets do not count then.</summary>
    public virtual MalformedResponseException? Verify(IReadOnlyList<Dataset> datasets) => null;

    /// <inheritdoc cref="NextAsync"/>
    protected abstract Task<DatasetPage>? FollowAsync(DatasetPage page, int limit, CancellationToken cancellationToken);

    /// <summary>Numbers the pages from 1.</summary>
    protected int NextNumber() => ++Pages;

    /// <summary>The failure of a page that will not come.</summary>
    protected static Task<DatasetPage> Fail(string message) =>
        Task.FromException<DatasetPage>(new MalformedResponseException(message));
}
