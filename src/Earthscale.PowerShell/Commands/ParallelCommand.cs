using System.Management.Automation;
using System.Net;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Names;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>The base of commands that send concurrent requests, and write the results in the order of the input.</summary>
public abstract class ParallelCommand : EsCommand
{
    private WorkQueue? _queue;
    private ProgressReporter? _progress;

    /// <summary>Gets or sets the maximum number of concurrent requests, 1 to 64. The default is 8.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [ValidateRange(1, 64)]
    [PSDefaultValue(Value = 8)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The activity of the progress bar, such as "Removing datasets".</summary>
    private protected abstract string Activity { get; }

    /// <summary>The items that have started and are not written yet.</summary>
    private protected IReadOnlyList<WorkItem> Open => _queue?.Open ?? [];

    /// <summary>The number of items that have started.</summary>
    private protected long Begun => _queue?.Begun ?? 0;

    /// <summary>The maximum number of items that have started and are not written yet. More than the number of requests, so that a slow item does not delay the others.</summary>
    private protected virtual int MaxOpen => 4 * ThrottleLimit;

    /// <summary>The maximum number of concurrent requests.</summary>
    private protected virtual int MaxUnderWay => ThrottleLimit;

    /// <summary>The token that cancels running requests; by default, the stop of the command.</summary>
    private protected virtual CancellationToken? CancelRequests => null;

    /// <summary>Whether an error of one item may end the command: -ErrorAction Stop or Inquire.</summary>
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

    /// <summary>Gets the status of the progress bar, such as "1,200 removed".</summary>
    private protected abstract string DescribeProgress();

    /// <summary>Starts an item as soon as the limits allow it.</summary>
    private protected virtual void Begin(WorkItem item)
    {
        _queue!.Add(item);
        _progress!.Update();
    }

    /// <summary>Waits until all started items are written.</summary>
    private protected void AwaitItems() => _queue!.Finish();

    /// <summary>Finds the datasets of names, all of them before the first is used.</summary>
    private protected IReadOnlyList<Dataset> FindNamed(IEnumerable<string> names, bool isLiteral)
    {
        try
        {
            return new NameSearch(Client, Dispatcher, MyInvocation.MyCommand.Name, WriteFailure).Find(names, isLiteral);
        }
        catch (EarthscaleException e)
        {
            ThrowTerminatingError(e.ToErrorRecord(target: null));
            throw;
        }
    }

    /// <summary>Writes the error of an item that failed before its request.</summary>
    private protected virtual void WriteFailure(ErrorRecord error) => WriteError(error);

    /// <summary>Writes the outcome of an item.</summary>
    private protected virtual void Complete(WorkItem item)
    {
        WriteOutcome(item);
        _progress!.Update();
    }

    /// <summary>Writes the result, the error, or both of an item.</summary>
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
