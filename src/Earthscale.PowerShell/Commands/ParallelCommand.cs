using System.Management.Automation;
using System.Net;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>What commands share that send several requests at a time, and write the results in the order of their input.</summary>
public abstract class ParallelCommand : EsCommand
{
    private WorkQueue? _queue;
    private ProgressReporter? _progress;

    /// <summary>How many requests are sent at a time, 1 to 64; 8 by default.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateRange(1, 64)]
    [PSDefaultValue(Value = 8)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>What the command does, for its progress bar: "Removing datasets".</summary>
    private protected abstract string Activity { get; }

    /// <summary>The items that were begun and are not written yet.</summary>
    private protected IReadOnlyList<WorkItem> Open => _queue?.Open ?? [];

    /// <summary>How many items were begun.</summary>
    private protected long Begun => _queue?.Begun ?? 0;

    /// <summary>How many items may be begun and not written yet. A few more than are sent at a time, so that a slow one does not hold up the others.</summary>
    private protected virtual int MaxOpen => 4 * ThrottleLimit;

    /// <summary>How many requests may be under way.</summary>
    private protected virtual int MaxUnderWay => ThrottleLimit;

    /// <summary>Cancels requests under way; the command's stop by default.</summary>
    private protected virtual CancellationToken? CancelRequests => null;

    /// <summary>Whether an error of one item may end the command: -ErrorAction Stop, or one that asks.</summary>
    private protected bool ErrorsMayEnd => ErrorAction is not (ActionPreference.Continue or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private ActionPreference ErrorAction =>
        LanguagePrimitives.TryConvertTo<ActionPreference>(
            MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var given) ? given : GetVariableValue("ErrorActionPreference"), out var action)
            ? action : ActionPreference.Continue;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _queue = new WorkQueue(Dispatcher, new WorkLimits(MaxUnderWay, MaxOpen, ErrorsMayEnd), Complete, CancelRequests);
        _progress = new ProgressReporter(this, Dispatcher, Activity, () => new WorkProgress(DescribeProgress()));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _queue!.Finish();
        _progress!.Complete();
    }

    /// <summary>How far the command is, for its progress bar: "1,200 removed".</summary>
    private protected abstract string DescribeProgress();

    /// <summary>Begins an item as soon as there is room for it.</summary>
    private protected virtual void Begin(WorkItem item)
    {
        _queue!.Add(item);
        _progress!.Update();
    }

    /// <summary>Waits until all items that were begun are written.</summary>
    private protected void AwaitItems() => _queue!.Finish();

    /// <summary>Writes an item that has ended.</summary>
    private protected virtual void Complete(WorkItem item)
    {
        WriteOutcome(item);
        _progress!.Update();
    }

    /// <summary>Writes an item's result, its error, or both.</summary>
    private protected void WriteOutcome(WorkItem item)
    {
        if (item.HasResult)
        {
            _progress!.Write(item.WriteResult);
        }

        if (item.Error is EarthscaleException e)
        {
            var isNotFound = e is ServiceException { StatusCode: HttpStatusCode.NotFound, ErrorClass: not null };
            Report(e, (e as OptimizationException)?.Version ?? item.Target, e.OutcomeNote is not null ? item.AdviceWhenUnknown : isNotFound ? item.AdviceWhenNotFound : null, item.ErrorPrefix);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _progress?.Dispose();
        }

        base.Dispose(disposing);
    }
}
