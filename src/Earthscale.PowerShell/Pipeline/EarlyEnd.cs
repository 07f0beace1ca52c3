namespace Earthscale.PowerShell.Pipeline;

/// <summary>Determines the outcomes of the running items when the command ends early.</summary>
internal sealed class EarlyEnd
{
    // Long enough for a pending response, and short enough after Ctrl+C.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_afterwards = TimeSpan.FromSeconds(1);

    private readonly HashSet<WorkItem> _late = [];

    /// <summary>Waits briefly for the items, then cancels the remaining ones.</summary>
    public EarlyEnd(IReadOnlyList<WorkItem> items, CancellationTokenSource giveUp)
    {
        Wait(items, s_grace);
        _late.UnionWith(items.Where(item => !item.Ended));
        if (_late.Count > 0)
        {
            giveUp.Cancel();
            Wait(items, s_afterwards);
        }
    }

    public ChangeOutcome Classify(WorkItem item) => OutcomeOf(item) ?? (_late.Contains(item) ? ChangeOutcome.Unknown : ChangeOutcome.NotSent);

    /// <summary>Gets the outcome of an item whose request has ended; null for a canceled one.</summary>
    public static ChangeOutcome? OutcomeOf(WorkItem item) => item switch
    {
        { HasResult: true } => item.IsUnchanged() ? ChangeOutcome.Unchanged : ChangeOutcome.Done,
        { Error: EarthscaleException { OutcomeUnknown: true } } => ChangeOutcome.Unknown,
        { Error: null or OperationCanceledException } => null,
        _ => ChangeOutcome.Failed,
    };

    /// <summary>Describes an item and its outcome. The text is safe to display.</summary>
    public static string Describe(WorkItem item) => item switch
    {
        { HasResult: true } => item.DescribeResult(),
        { Error: null or OperationCanceledException } => item.Label,
        { Error: var error } => $"{item.Label} ({error.Message.TrimEnd('.')})",
    };

    private static void Wait(IReadOnlyList<WorkItem> items, TimeSpan limit) =>
        Task.WhenAll(items.Select(item => item.Completion ?? Task.CompletedTask)).Wait(limit);
}
