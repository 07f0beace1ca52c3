namespace Earthscale.PowerShell.Pipeline;

/// <summary>Runs work for many items several at a time, and gives the outcomes to the pipeline thread in the items' order.</summary>
/// <param name="thread">The pipeline thread.</param>
/// <param name="throttleLimit">How many run at a time.</param>
internal sealed class OrderedWork(PipelineThread thread, int throttleLimit) : IDisposable
{
    // Enough that one slow item does not keep the others from starting, few enough to stay small.
    private readonly int _window = throttleLimit * 4;
    private readonly SemaphoreSlim _slots = new(throttleLimit);
    private readonly Queue<(Task Task, Action Done)> _items = new();

    /// <summary>Starts work for an item as soon as there is a slot; waits when too many items are on their way.</summary>
    /// <param name="work">The work; runs on another thread.</param>
    /// <param name="done">Takes the outcome on the pipeline thread; rethrows what the work threw.</param>
    public void Add<T>(Func<CancellationToken, Task<T>> work, Action<Func<T>> done)
    {
        var task = Task.Run(() => RunAsync(work));
        _items.Enqueue((task, () => done(() => task.GetAwaiter().GetResult())));
        while (_items.Count >= _window || (_items.TryPeek(out var head) && head.Task.IsCompleted))
        {
            TakeHead();
        }
    }

    /// <summary>Waits for everything that was added.</summary>
    public void Finish()
    {
        while (_items.Count > 0)
        {
            TakeHead();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private void TakeHead()
    {
        var (task, done) = _items.Peek();
        thread.AwaitEnd(task);
        _items.Dequeue();
        done();
    }

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        await _slots.WaitAsync(thread.Stopping).ConfigureAwait(false);
        try
        {
            return await work(thread.Stopping).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }
}
