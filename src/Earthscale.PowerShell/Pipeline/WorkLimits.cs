namespace Earthscale.PowerShell.Pipeline;

/// <summary>How many items a queue may hold.</summary>
/// <param name="UnderWay">How many requests are sent at a time.</param>
/// <param name="Open">How many items may be begun and not written yet.</param>
/// <param name="AnyErrorEnds">Whether any item's error may end the command, as with -ErrorAction Stop.</param>
internal sealed record WorkLimits(int UnderWay, int Open, bool AnyErrorEnds);
