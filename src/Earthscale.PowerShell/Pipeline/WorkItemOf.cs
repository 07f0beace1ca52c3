namespace Earthscale.PowerShell.Pipeline;

/// <summary>An item whose request has a result.</summary>
/// <param name="sendAsync">Sends the request.</param>
/// <param name="write">Writes the result to the pipeline.</param>
internal sealed class WorkItem<T>(Func<CancellationToken, Task<T>> sendAsync, Action<T> write) : WorkItem
{
    private T _result = default!;

    /// <summary>What follows the request before the result is written; null for nothing. Only reads, and ends when the pipeline stops.</summary>
    public Func<T, Task>? Follow { get; init; }

    /// <summary>Says in a message what came of the item, safe for a terminal; null for its label.</summary>
    public Func<T, string>? Describe { get; init; }

    /// <summary>Whether a result says that there was nothing to change; null for never.</summary>
    public Func<T, bool>? Unchanged { get; init; }

    public override void WriteResult() => write(_result);

    public override string DescribeResult() => Describe?.Invoke(_result) ?? Label;

    public override bool IsUnchanged() => Unchanged?.Invoke(_result) ?? false;

    protected override async Task SendAsync(CancellationToken cancel) => _result = await sendAsync(cancel).ConfigureAwait(false);

    protected override Task FollowAsync() => Follow?.Invoke(_result) ?? Task.CompletedTask;
}
