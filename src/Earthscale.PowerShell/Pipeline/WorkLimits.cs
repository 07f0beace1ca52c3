namespace Earthscale.PowerShell.Pipeline;

/// <summary>The limits of a queue.</summary>
/// <param name="UnderWay">The maximum number of concurrent requests.</param>
/// <param name="Open">The maximum number of items that have started and are not written yet.</param>
/// <param name="AnyErrorEnds">Whether an error of any item may end the command, as with -ErrorAction Stop.</param>
internal sealed record WorkLimits(int UnderWay, int Open, bool AnyErrorEnds);
