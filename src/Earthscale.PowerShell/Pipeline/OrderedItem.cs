namespace Earthscale.PowerShell.Pipeline;

/// <summary>An item that work is done for.</summary>
/// <param name="Label">What to call it in messages; safe for a terminal.</param>
/// <param name="Task">The work.</param>
/// <param name="Done">Takes the outcome on the pipeline thread.</param>
/// <param name="Outcome">Says what came of work that ended well; safe for a terminal.</param>
internal sealed record OrderedItem(string Label, Task Task, Action Done, Func<string> Outcome);
