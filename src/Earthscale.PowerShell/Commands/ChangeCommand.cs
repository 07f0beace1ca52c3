using System.Management.Automation;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>The base of commands that change many items. They count the outcomes, and report them if the command ends early.</summary>
public abstract class ChangeCommand : ParallelCommand
{
    private readonly CancellationTokenSource _giveUp = new();
    private readonly List<string> _waiting = [];
    private readonly List<string> _unwritten = [];
    private ChangeCounts? _counts;
    private Func<IEnumerable<string>>? _rest;
    private bool _stopRequested;
    private bool _inputEnded;
    private bool _ended;

    /// <summary>The word for a changed item, such as "removed".</summary>
    private protected abstract string Done { get; }

    /// <summary>The words for an item that needed no change, such as "already gone".</summary>
    private protected abstract string Unchanged { get; }

    /// <summary>The advice about items whose outcome is unknown.</summary>
    private protected abstract string AdviceForUnknown { get; }

    /// <summary>Whether results are written. A later command can then end the pipeline, and the report names the results that are not in the output.</summary>
    private protected abstract bool WritesResults { get; }

    private protected override int MaxOpen => WritesResults ? ThrottleLimit : base.MaxOpen;

    private protected sealed override CancellationToken? CancelRequests => _giveUp.Token;

    /// <summary>Whether -WhatIf or its preference variable is set.</summary>
    private protected bool IsWhatIf => LanguagePrimitives.IsTrue(MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given) ? given : GetVariableValue("WhatIfPreference"));

    private ChangeCounts Counts => _counts ??= new ChangeCounts(Done, Unchanged);

    private bool IsVerbose => MyInvocation.BoundParameters.TryGetValue("Verbose", out var given)
        ? LanguagePrimitives.IsTrue(given)
        : GetVariableValue("VerbosePreference") is ActionPreference.Continue;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => ReportIfEnded(ProcessItems);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => ReportIfEnded(() =>
    {
        _inputEnded = true;
        FinishItems();
        base.EndProcessing();
        _ended = true;
    });

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _stopRequested = true;
        base.StopProcessing();
    }

    /// <summary>Starts the changes of the current input.</summary>
    private protected abstract void ProcessItems();

    /// <summary>Starts the remaining changes after the last input.</summary>
    private protected virtual void FinishItems()
    {
    }

    /// <summary>Processes items in order. If the command ends early, the remaining items are counted.</summary>
    private protected void ForEach<T>(IReadOnlyList<T> items, Func<T, string> label, Action<T> process)
    {
        var next = 0;
        _rest = () => items.Skip(next).Select(label);
        foreach (var item in items)
        {
            next++;
            process(item);
        }

        _rest = null;
    }

    /// <summary>Asks whether to change an item. Until the item starts, it is counted as not changed if the command ends early.</summary>
    private protected bool Confirm(string label, string question, string action)
    {
        AddPending(label);
        var isWanted = ShouldProcess(question, action);
        if (!isWanted)
        {
            RemovePending(label);
        }

        return isWanted;
    }

    /// <summary>Counts an item as not changed if the command ends early.</summary>
    private protected void AddPending(string label) => _waiting.Add(label);

    /// <summary>Reverts <see cref="AddPending"/>.</summary>
    private protected void RemovePending(string label) => _waiting.Remove(label);

    private protected override void Begin(WorkItem item)
    {
        try
        {
            base.Begin(item);
        }
        finally
        {
            if (item.Completion is not null)
            {
                RemovePending(item.Label);
            }
        }
    }

    /// <summary>Counts an item without a request.</summary>
    private protected void Count(ChangeOutcome outcome) => Counts.Add(outcome);

    private protected override void WriteFailure(ErrorRecord error)
    {
        Count(ChangeOutcome.Failed);
        WriteError(error);
    }

    private protected override void Complete(WorkItem item)
    {
        Counts.Add(EarlyEnd.OutcomeOf(item) ?? ChangeOutcome.NotSent);
        try
        {
            base.Complete(item);
        }
        catch (PipelineStoppedException) when (item.HasResult && _stopRequested)
        {
            // The result may or may not be in the output. Who ends the pipeline without a stop, such as Select-Object, has taken it.
            _unwritten.Add(item.DescribeResult());
            throw;
        }
    }

    private protected override string DescribeProgress() => Counts.DescribeProgress(Open.Count);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // First, since PowerShell calls only Dispose if another command ended the pipeline.
            ReportEarlyEnd();
            _giveUp.Cancel();
            _giveUp.Dispose();
        }

        base.Dispose(disposing);
    }

    // Report what was started, and rethrow whatever ended the command.
    private void ReportIfEnded(Action action)
    {
        try
        {
            action();
        }
        catch
        {
            ReportEarlyEnd();
            throw;
        }
    }

    private void ReportEarlyEnd()
    {
        // A command that has sent nothing has nothing to report.
        if (_ended || Begun == 0)
        {
            return;
        }

        _ended = true;
        // Prevent further requests and retries.
        Dispatcher.Stop();
        var open = Open;
        string[] rest = [.. _waiting, .. _rest?.Invoke() ?? []];
        if (!_stopRequested && open.Count + rest.Length + _unwritten.Count == 0)
        {
            return;
        }

        var end = new EarlyEnd(open, _giveUp);
        var named = open.ToLookup(end.Classify, EarlyEnd.Describe);
        foreach (var group in named)
        {
            Counts.Add(group.Key, group.Count());
        }

        Counts.Add(ChangeOutcome.NotSent, rest.Length);
        WriteLastWarning(DescribeEnd(named[ChangeOutcome.Unknown].Any()));
        var where = WritesResults ? ", but not in the output" : "";
        NameItems(Done + where, [.. _unwritten, .. named[ChangeOutcome.Done]]);
        NameItems(Unchanged + where, [.. named[ChangeOutcome.Unchanged]]);
        NameItems("unknown", [.. named[ChangeOutcome.Unknown]]);
        NameItems("failed", [.. named[ChangeOutcome.Failed]]);
        NameItems($"not {Done}", IsVerbose ? [.. named[ChangeOutcome.NotSent], .. rest] : []);
    }

    private string DescribeEnd(bool someUnknown) =>
        $"{MyInvocation.MyCommand.Name} ended early. {Counts.DescribeEnd()}."
        + (_inputEnded || !MyInvocation.ExpectingInput ? "" : $" Input that had not arrived yet was not {Done}.")
        + (someUnknown ? " " + AdviceForUnknown : "")
        + (IsVerbose || WritesResults ? "" : " -Verbose names them.");

    private void NameItems(string what, string[] items)
    {
        if (items.Length > 0 && (IsVerbose || WritesResults))
        {
            WriteLastWarning($"{char.ToUpperInvariant(what[0])}{what[1..]}: {string.Join(", ", items)}.");
        }
    }
}
