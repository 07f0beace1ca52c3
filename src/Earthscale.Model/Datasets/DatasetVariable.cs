namespace Earthscale;

/// <summary>Estimated statistics of one variable, in the variable's own unit.</summary>
/// <param name="SampledMin">The smallest value among those sampled; null when it is not known.</param>
/// <param name="SampledMax">The largest value among those sampled; null when it is not known.</param>
public sealed record DatasetVariable(double? SampledMin, double? SampledMax)
{
    /// <summary>The statistics as <c>min..max</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{SampledMin}..{SampledMax}");
}
