namespace Earthscale.PowerShell.Pipeline;

/// <summary>The progress of work.</summary>
/// <param name="Status">The status, such as "1,200 removed", which is safe to display.</param>
/// <param name="Percent">The percentage, 0 to 100; null if the total is unknown.</param>
internal readonly record struct WorkProgress(string Status, int? Percent = null);
