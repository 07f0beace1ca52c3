namespace Earthscale;

/// <summary>Estimated statistics of a variable, in the variable's unit.</summary>
/// <param name="SampledMin">The smallest sampled value; null if the service sends none.</param>
/// <param name="SampledMax">The largest sampled value; null if the service sends none.</param>
public sealed record DatasetVariable(double? SampledMin, double? SampledMax)
{
    /// <summary>Returns the statistics as <c>min..max</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{SampledMin}..{SampledMax}");
}
