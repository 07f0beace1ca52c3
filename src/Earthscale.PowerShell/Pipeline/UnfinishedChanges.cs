using System.Globalization;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Finds out what became of changes that were begun when their command was ended early, and says it.</summary>
/// <param name="done">What the command does to an item: "removed".</param>
/// <param name="reported">How many were done and told of before.</param>
internal sealed class UnfinishedChanges(string done, long reported)
{
    // Long enough for a response that is on its way, short enough for somebody who pressed Ctrl+C.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_afterwards = TimeSpan.FromSeconds(1);
    private const int MaxUnsentNamed = 20;

    private readonly List<string> _done = [];
    private readonly List<string> _failed = [];
    private readonly List<string> _uncertain = [];
    private readonly List<string> _unsent = [];
    private long _unsentCount;

    /// <summary>Waits briefly for the items that were sent, gives the others up, and sorts them by what became of them.</summary>
    public void Settle(IReadOnlyList<OrderedItem> items, CancellationTokenSource giveUp)
    {
        Wait(items, s_grace);
        var late = items.Where(item => !item.Task.IsCompleted).ToHashSet();
        if (late.Count > 0)
        {
            giveUp.Cancel();
            Wait(items, s_afterwards);
        }

        foreach (var item in items)
        {
            Sort(item, late.Contains(item));
        }
    }

    /// <summary>Takes note of items that were not sent.</summary>
    public void AddUnsent(IEnumerable<string> labels)
    {
        foreach (var label in labels)
        {
            AddUnsent(label);
        }
    }

    /// <summary>What is to be said; nothing when nothing was left.</summary>
    public IEnumerable<string> Report()
    {
        if (_done.Count + _failed.Count + _uncertain.Count + _unsentCount == 0)
        {
            yield break;
        }

        yield return string.Create(CultureInfo.CurrentCulture, $"The command ended early, after {reported:N0} were {done}.");
        if (_done.Count > 0)
        {
            yield return string.Create(CultureInfo.CurrentCulture, $"{_done.Count:N0} more were {done}, though the output does not show them: {string.Join(", ", _done)}.");
        }

        if (_uncertain.Count > 0)
        {
            yield return string.Create(CultureInfo.CurrentCulture, $"{_uncertain.Count:N0} may have been {done}: {string.Join(", ", _uncertain)}.");
        }

        if (_failed.Count > 0)
        {
            yield return string.Create(CultureInfo.CurrentCulture, $"{_failed.Count:N0} failed and were not {done}: {string.Join(", ", _failed)}.");
        }

        if (_unsentCount > 0)
        {
            var more = _unsentCount > _unsent.Count ? string.Create(CultureInfo.CurrentCulture, $" and {_unsentCount - _unsent.Count:N0} more") : "";
            yield return string.Create(CultureInfo.CurrentCulture, $"{_unsentCount:N0} were not {done}: {string.Join(", ", _unsent)}{more}.");
        }
    }

    private void Sort(OrderedItem item, bool isLate)
    {
        if (item.Task.IsCompletedSuccessfully)
        {
            _done.Add(item.Outcome());
        }
        else if (item.Task.Exception?.InnerException is EarthscaleException { OutcomeUnknown: true } open)
        {
            _uncertain.Add($"{item.Label} ({open.Message.TrimEnd('.')})");
        }
        else if (item.Task.Exception?.InnerException is { } failure and not EarthscaleException { IsFatal: true })
        {
            _failed.Add($"{item.Label} ({failure.Message.TrimEnd('.')})");
        }
        else if (isLate)
        {
            _uncertain.Add($"{item.Label} (no response in time)");
        }
        else
        {
            // Never sent, or turned away for the reason that already ended the command.
            AddUnsent(item.Label);
        }
    }

    private void AddUnsent(string label)
    {
        _unsentCount++;
        if (_unsent.Count < MaxUnsentNamed)
        {
            _unsent.Add(label);
        }
    }

    // Tasks that fail are no reason to throw here.
    private static void Wait(IReadOnlyList<OrderedItem> items, TimeSpan limit) =>
        ((IAsyncResult)Task.WhenAll(items.Select(item => item.Task))).AsyncWaitHandle.WaitOne(limit);
}
