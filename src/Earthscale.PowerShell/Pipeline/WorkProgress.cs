namespace Earthscale.PowerShell.Pipeline;

/// <summary>How far some work is.</summary>
/// <param name="Status">In words, such as "1,200 removed"; safe for a terminal.</param>
/// <param name="Percent">In percent, 0 to 100; null when nobody knows how much there is.</param>
internal readonly record struct WorkProgress(string Status, int? Percent = null);
