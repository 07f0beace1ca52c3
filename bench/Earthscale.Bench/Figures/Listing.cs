namespace Earthscale.Bench.Figures;

/// <summary>The cost of one listing.</summary>
/// <param name="Ms">The duration.</param>
/// <param name="CpuMs">The processor time, over all cores.</param>
/// <param name="AllocatedBytes">The allocated bytes.</param>
/// <param name="PeakBytes">The peak memory of the process so far.</param>
internal sealed record Listing(double Ms, double CpuMs, double AllocatedBytes, long PeakBytes);
