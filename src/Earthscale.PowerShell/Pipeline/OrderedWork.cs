namespace Earthscale.PowerShell.Pipeline;

/// <summary>Runs work for many items several at a time, and gives the outcomes to the pipeline thread in the items' order.</summary>
/// <param name="dispatcher">The pipeline thread; once it stops, no further work begins.</param>
/// <param name="throttleLimit">How many run at a time.</param>
/// <param name="cancel">Cancels work under way; the pipeline thread's stop does where left out.</param>
/// <param name="window">How many items may be on their way, begun or not.</param>
internal sealed class OrderedWork(PipelineDispatcher dispatcher, int throttleLimit, CancellationToken? cancel = null, int? window = null) : IDisposable
{
    // Enough that one slow item does not keep the others from starting, few enough to stay small.
    private readonly int _window = window ?? throttleLimit * 4;
    private readonly CancellationToken _cancel = cancel ?? dispatcher.Stopping;
    private readonly SemaphoreSlim _slots = new(throttleLimit);
    private readonly Queue<OrderedItem> _items = new();

    /// <summary>How many items are on their way, begun or not.</summary>
    public int Count => _items.Count;

    /// <summary>Starts work for an item as soon as there is a slot; waits when too many items are on their way.</summary>
    /// <param name="work">The work; runs on another thread.</param>
    /// <param name="done">Takes the outcome on the pipeline thread; rethrows what the work threw.</param>
    public void Add<T>(Func<CancellationToken, Task<T>> work, Action<Func<T>> done) =>
        Add("", new OrderedStages<T>(work), done);

    /// <inheritdoc cref="Add{T}(Func{CancellationToken, Task{T}}, Action{Func{T}})"/>
    /// <param name="label">What to call the item in messages; safe for a terminal.</param>
    /// <param name="stages">The work; runs on another thread.</param>
    /// <param name="done">Takes the outcome on the pipeline thread; rethrows what the work threw.</param>
    public void Add<T>(string label, OrderedStages<T> stages, Action<Func<T>> done)
    {
        var task = RunAsync(stages);
        stages.Begun?.Invoke(task);
        _items.Enqueue(new OrderedItem(label, task, () => done(() => task.GetAwaiter().GetResult()), () => stages.Describe?.Invoke(task.Result) ?? label));
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

    /// <summary>Lets go of the items whose outcomes nobody has taken, in their order.</summary>
    public IReadOnlyList<OrderedItem> Release()
    {
        var items = _items.ToArray();
        _items.Clear();
        return items;
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private void TakeHead()
    {
        var item = _items.Peek();
        dispatcher.AwaitEnd(item.Task);
        _items.Dequeue();
        item.Done();
    }

    private async Task<T> RunAsync<T>(OrderedStages<T> stages)
    {
        if (stages.After is { } before)
        {
            await before.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
                .WaitAsync(dispatcher.Stopping).ConfigureAwait(false);
        }

        // Asked for on the caller's thread, so that items begin in the order in which they were added.
        await _slots.WaitAsync(dispatcher.Stopping).ConfigureAwait(false);
        T result;
        try
        {
            dispatcher.Stopping.ThrowIfCancellationRequested();
            result = await Task.Run(() => stages.Work(_cancel), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }

        return stages.Then is { } then ? await then(result).ConfigureAwait(false) : result;
    }
}
