using System.Globalization;
using System.Management.Automation;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>
/// What commands share that change many items: several requests at a time, outcomes in the items' order, a progress
/// bar, and an account of what was begun when the command is ended early, by whomever.
/// </summary>
public abstract class ChangeCommand : EsCommand
{
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Dictionary<string, Task> _lastOfKey = new(StringComparer.Ordinal);
    private OrderedWork? _work;
    private ProgressReporter? _progress;
    private Func<IEnumerable<string>>? _rest;
    private string? _current;
    private long _changed;
    private long _failed;

    /// <summary>How many requests run at a time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>What the command does, for people: "Removing datasets".</summary>
    private protected abstract string Activity { get; }

    /// <summary>What it has done to an item, for people: "removed".</summary>
    private protected abstract string Done { get; }

    /// <summary>How many items may be on their way, begun or not; null for a few.</summary>
    private protected virtual int? Window => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _work = new OrderedWork(Dispatcher, ThrottleLimit, _giveUp.Token, Window);
        _progress = new ProgressReporter(this, Dispatcher, Activity, Look);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Account(ProcessItems);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Account(() =>
    {
        _work!.Finish();
        _progress!.Complete();
    });

    /// <summary>Asks for the changes of the items that are bound now.</summary>
    private protected abstract void ProcessItems();

    /// <summary>Processes items that are at hand all at once; should the command end early, the rest is named.</summary>
    private protected void ForEach<T>(IReadOnlyList<T> items, Func<T, string> label, Action<T> process)
    {
        var next = 0;
        _rest = () => items.Skip(next).Select(label);
        foreach (var item in items)
        {
            next++;
            _current = label(item);
            process(item);
            _current = null;
        }

        _rest = null;
    }

    /// <summary>Makes a change as soon as there is a slot.</summary>
    private protected void Make<T>(Change<T> change)
    {
        _current = null;
        Task? before = null;
        if (change.Key is { } key)
        {
            _lastOfKey.TryGetValue(key, out before);
        }

        var stages = new OrderedStages<T>(change.SendAsync)
        {
            After = before,
            Then = change.FollowAsync,
            Describe = change.Describe,
            Begun = task => Remember(change.Key, task),
        };
        _work!.Add(change.Label, stages, outcome => Take(change, outcome));
        _progress!.Touch();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Before all else goes: PowerShell comes here, and nowhere else, when others ended the pipeline.
            Settle();
            _progress?.Dispose();
            _giveUp.Cancel();
            _giveUp.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take<T>(Change<T> change, Func<T> outcome)
    {
        T result;
        try
        {
            result = outcome();
        }
        catch (EarthscaleException e)
        {
            _failed++;
            Report(e, change.Target, e.OutcomeUnknown ? change.AdviceWhenUnknown : null, change.Subject);
            return;
        }

        _changed++;
        change.Write(result);
        _progress!.Touch();
    }

    private void Remember(string? key, Task task)
    {
        if (key is null)
        {
            return;
        }

        // What has ended holds nobody up, and need not be remembered.
        if (_lastOfKey.Count > 2 * (Window ?? 256))
        {
            foreach (var ended in _lastOfKey.Where(last => last.Value.IsCompleted).Select(last => last.Key).ToList())
            {
                _lastOfKey.Remove(ended);
            }
        }

        _lastOfKey[key] = task;
    }

    private WorkProgress Look()
    {
        var failed = _failed > 0 ? string.Create(CultureInfo.CurrentCulture, $", {_failed:N0} failed") : "";
        return new WorkProgress(string.Create(CultureInfo.CurrentCulture, $"{_changed:N0} {Done}{failed}, {_work!.Count:N0} on their way"));
    }

    // Whatever ends the command early goes on as it is, once it is said what was begun.
    private void Account(Action action)
    {
        try
        {
            action();
        }
        catch
        {
            Settle();
            throw;
        }
    }

    private void Settle()
    {
        if (_work is null)
        {
            return;
        }

        // Nothing new starts, and nothing is sent again.
        Dispatcher.Stop();
        var items = _work.Release();
        var unfinished = new UnfinishedChanges(Done, _changed);
        unfinished.Settle(items, _giveUp);
        unfinished.AddUnsent([.. _current is null ? [] : new[] { _current }, .. _rest?.Invoke() ?? []]);
        (_current, _rest) = (null, null);
        foreach (var words in unfinished.Report())
        {
            Warn(words);
        }
    }

    // A stopped pipeline takes no words any more, but its host does.
    private void Warn(string words)
    {
        try
        {
            WriteWarning(words);
        }
        catch (RuntimeException)
        {
            Host?.UI?.WriteWarningLine(words);
        }
    }
}
