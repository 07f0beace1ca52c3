namespace Earthscale.Bench.Measuring;

/// <summary>What one listing took.</summary>
/// <param name="Ms">From its start to its end.</param>
/// <param name="FirstObjectMs">From its start to its first dataset.</param>
/// <param name="SinceStartMs">From the process's start to the first dataset; null where that was not measured.</param>
/// <param name="CpuMs">The processor time, over all cores.</param>
/// <param name="AllocatedBytes">What was allocated.</param>
/// <param name="PeakBytes">The most memory the process has held so far.</param>
internal sealed record Listing(double Ms, double FirstObjectMs, double? SinceStartMs, double CpuMs, double AllocatedBytes, long PeakBytes);
