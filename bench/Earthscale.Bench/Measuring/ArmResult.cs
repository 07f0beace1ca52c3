using System.Text.Json.Serialization;

namespace Earthscale.Bench.Measuring;

/// <summary>What one process measured: its first listing, and then, warm, some more.</summary>
/// <param name="FirstObjectMs">From the process's start to its first dataset; null where that was not measured.</param>
/// <param name="WarmFirstObjectMs">From the start of a warm listing to its first dataset; the median.</param>
/// <param name="FreshMs">The first listing, of a process that knew nothing yet.</param>
/// <param name="WarmMs">Each of the later listings.</param>
/// <param name="CpuMs">The processor time that a warm listing took, over all cores; the median.</param>
/// <param name="AllocatedBytes">What a warm listing allocated; the median.</param>
/// <param name="PeakBytes">The most memory the process held at any time.</param>
internal sealed record ArmResult(double? FirstObjectMs, double? WarmFirstObjectMs, double FreshMs, double[] WarmMs, double CpuMs, double AllocatedBytes, long PeakBytes)
{
    [JsonIgnore]
    public double MedianMs => WarmMs.Median();
}
