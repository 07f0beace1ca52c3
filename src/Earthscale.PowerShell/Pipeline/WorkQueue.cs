using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Runs items concurrently, and completes them in order. Only the pipeline thread may use it.</summary>
/// <param name="dispatcher">The dispatcher. After it stops, no item starts.</param>
/// <param name="limits">The limits.</param>
/// <param name="complete">Writes the result or error of an item.</param>
/// <param name="cancel">Cancels running items; by default, the dispatcher's stop.</param>
internal sealed class WorkQueue(PipelineDispatcher dispatcher, WorkLimits limits, Action<WorkItem> complete, CancellationToken? cancel = null)
{
    private readonly List<WorkItem> _items = [];

    /// <summary>The number of items that have started.</summary>
    public long Begun { get; private set; }

    /// <summary>The items that have started and are not completed, in order.</summary>
    public IReadOnlyList<WorkItem> Open => _items;

    /// <summary>Starts an item as soon as the limits allow it.</summary>
    /// <exception cref="PipelineStoppedException">The command is stopping; the item was not started.</exception>
    public void Add(WorkItem item)
    {
        CompleteUntil(() => HasRoom(item));
        if (dispatcher.Stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        _items.Add(item);
        Begun++;
        item.Begin(dispatcher.Wake, cancel ?? dispatcher.Stopping);
        CompleteUntil(() => _items.Count < limits.Open);
    }

    /// <summary>Waits for all items.</summary>
    public void Finish() => CompleteUntil(() => _items.Count == 0);

    private void CompleteUntil(Func<bool> isEnough)
    {
        while (true)
        {
            CompleteEnded();
            if (isEnough())
            {
                return;
            }

            dispatcher.WaitUntil(() => FindNext() is not null || isEnough());
        }
    }

    private void CompleteEnded()
    {
        dispatcher.RunPosted();
        while (FindNext() is { } item)
        {
            if (item.Error is OperationCanceledException && dispatcher.Stopping.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }

            if (item.Error is not (null or EarthscaleException) and { } unexpected)
            {
                ExceptionDispatchInfo.Throw(unexpected);
            }

            _items.Remove(item);
            complete(item);
        }
    }

    // The first item, if it has ended. An error that may end the command does not wait for follow-ups of earlier items.
    private WorkItem? FindNext()
    {
        if (_items is [{ Ended: true } first, ..])
        {
            return first;
        }

        var failed = _items.FindIndex(item => MayEndCommand(item.Error));
        return failed > 0 && _items.Take(failed).All(item => item.RequestEnded) ? _items[failed] : null;
    }

    // An error that may end the command is written before another item starts.
    private bool HasRoom(WorkItem next) =>
        _items.Count < limits.Open
        && CountUnderWay() < limits.UnderWay
        && !_items.Exists(item => MayEndCommand(item.Error) || (next.Key is not null && !item.RequestEnded && item.Key == next.Key));

    private bool MayEndCommand(Exception? error) =>
        error is EarthscaleException known ? known.IsFatal || limits.AnyErrorEnds : error is not null;

    // If any error ends the command, a slow item delays the items after it, since it may fail.
    private int CountUnderWay()
    {
        if (!limits.AnyErrorEnds)
        {
            return _items.Count(item => !item.RequestEnded);
        }

        var first = _items.FindIndex(item => !item.RequestEnded);
        return first < 0 ? 0 : _items.Count - first;
    }
}
