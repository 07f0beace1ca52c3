using System.Management.Automation;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>What commands share that change many items: they count what was done, and tell it when they are ended early, by whomever.</summary>
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

    /// <summary>What the command has done to an item: "removed".</summary>
    private protected abstract string Done { get; }

    /// <summary>What an item is that needed no change: "already gone".</summary>
    private protected abstract string Unchanged { get; }

    /// <summary>What to do about items of which nobody knows whether they were changed.</summary>
    private protected abstract string AdviceForUnknown { get; }

    /// <summary>Whether results are written: who reads them can end the pipeline, and wants to know which the output does not show.</summary>
    private protected abstract bool WritesResults { get; }

    /// <inheritdoc/>
    private protected override int MaxOpen => WritesResults ? ThrottleLimit : base.MaxOpen;

    /// <inheritdoc/>
    private protected sealed override CancellationToken? CancelRequests => _giveUp.Token;

    /// <summary>Whether only what would be done is shown: -WhatIf, or the preference.</summary>
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

    /// <summary>Begins the changes of the items that are bound now.</summary>
    private protected abstract void ProcessItems();

    /// <summary>Begins what is left to begin when no more input comes.</summary>
    private protected virtual void FinishItems()
    {
    }

    /// <summary>Processes items one after the other; should the command end early, the others are counted.</summary>
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

    /// <summary>Asks whether to change an item. Until it begins, the item counts as one that was not changed, should the command end early.</summary>
    private protected bool Confirm(string label, string question, string action)
    {
        Expect(label);
        var isWanted = ShouldProcess(question, action);
        if (!isWanted)
        {
            Forget(label);
        }

        return isWanted;
    }

    /// <summary>Counts an item as one that was not changed, should the command end early.</summary>
    private protected void Expect(string label) => _waiting.Add(label);

    /// <summary>Takes back <see cref="Expect"/>.</summary>
    private protected void Forget(string label) => _waiting.Remove(label);

    /// <inheritdoc/>
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
                Forget(item.Label);
            }
        }
    }

    /// <summary>Counts an item for which no request was needed, or possible.</summary>
    private protected void Count(ChangeOutcome outcome) => Counts.Add(outcome);

    /// <inheritdoc/>
    private protected override void Complete(WorkItem item)
    {
        Counts.Add(EarlyEnd.OutcomeOf(item) ?? ChangeOutcome.NotSent);
        try
        {
            base.Complete(item);
        }
        catch (PipelineStoppedException) when (item.HasResult)
        {
            // Nobody knows whether the output still took it.
            _unwritten.Add(item.DescribeResult());
            throw;
        }
    }

    /// <inheritdoc/>
    private protected override string DescribeProgress() => Counts.DescribeProgress(Open.Count);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Before all else goes: PowerShell comes here, and nowhere else, when others ended the pipeline.
            ReportEarlyEnd();
            _giveUp.Cancel();
            _giveUp.Dispose();
        }

        base.Dispose(disposing);
    }

    // Whatever ends the command early goes on as it is, once it is said what was begun.
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
        // A command that has sent nothing has nothing to tell but its error.
        if (_ended || Begun == 0)
        {
            return;
        }

        _ended = true;
        // Nothing new begins, and nothing is sent again.
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
