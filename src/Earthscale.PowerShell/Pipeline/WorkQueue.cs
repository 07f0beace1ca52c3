using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Runs several items at a time, and completes them in their order. Belongs to the pipeline thread, which alone begins items.</summary>
/// <param name="dispatcher">The pipeline thread; once it stops, no further item begins.</param>
/// <param name="limits">How many items there may be.</param>
/// <param name="complete">Writes an ended item's result or error.</param>
/// <param name="cancel">Cancels items under way; the pipeline thread's stop by default.</param>
internal sealed class WorkQueue(PipelineDispatcher dispatcher, WorkLimits limits, Action<WorkItem> complete, CancellationToken? cancel = null)
{
    private readonly List<WorkItem> _items = [];

    /// <summary>How many items were begun.</summary>
    public long Begun { get; private set; }

    /// <summary>The items that were begun and are not completed, in their order.</summary>
    public IReadOnlyList<WorkItem> Open => _items;

    /// <summary>Begins an item as soon as there is room for it.</summary>
    /// <exception cref="PipelineStoppedException">The command was asked to stop before there was; the item was not begun.</exception>
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

    /// <summary>Waits for everything that was added.</summary>
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

            dispatcher.WaitUntil(() => Next() is not null || isEnough());
        }
    }

    private void CompleteEnded()
    {
        dispatcher.RunPosted();
        while (Next() is { } item)
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

    // The first, once it has ended. What may end the command does not wait for items that only wait for the service.
    private WorkItem? Next()
    {
        if (_items is [{ Ended: true } first, ..])
        {
            return first;
        }

        var failed = _items.FindIndex(item => MayEndCommand(item.Error));
        return failed > 0 && _items.Take(failed).All(item => item.RequestEnded) ? _items[failed] : null;
    }

    // An error that may end the command is written before anything else begins.
    private bool HasRoom(WorkItem next) =>
        _items.Count < limits.Open
        && CountUnderWay() < limits.UnderWay
        && !_items.Exists(item => MayEndCommand(item.Error) || (next.Key is not null && !item.RequestEnded && item.Key == next.Key));

    private bool MayEndCommand(Exception? error) =>
        error is EarthscaleException known ? known.IsFatal || limits.AnyErrorEnds : error is not null;

    // Where any error ends the command, an item that takes long holds up those behind it: it may fail in the end.
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
