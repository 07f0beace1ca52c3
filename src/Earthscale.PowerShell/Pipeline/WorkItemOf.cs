namespace Earthscale.PowerShell.Pipeline;

/// <summary>An item with a typed result.</summary>
/// <param name="sendAsync">Sends the request.</param>
/// <param name="write">Writes the result to the pipeline.</param>
internal sealed class WorkItem<T>(Func<CancellationToken, Task<T>> sendAsync, Action<T> write) : WorkItem
{
    private T _result = default!;

    /// <summary>The follow-up between the request and the output, which only reads; null for none.</summary>
    public Func<T, Task>? Follow { get; init; }

    /// <summary>Describes the result; null for the label. The text is safe to display.</summary>
    public Func<T, string>? Describe { get; init; }

    /// <summary>Determines whether a result shows that the item needed no change; null for never.</summary>
    public Func<T, bool>? Unchanged { get; init; }

    public override void WriteResult() => write(_result);

    public override string DescribeResult() => Describe?.Invoke(_result) ?? Label;

    public override bool IsUnchanged() => Unchanged?.Invoke(_result) ?? false;

    protected override async Task SendAsync(CancellationToken cancel) => _result = await sendAsync(cancel).ConfigureAwait(false);

    protected override Task FollowAsync() => Follow?.Invoke(_result) ?? Task.CompletedTask;
}
