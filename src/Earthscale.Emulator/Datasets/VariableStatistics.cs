namespace Earthscale.Emulator.Datasets;

/// <summary>The estimated statistics of a variable.</summary>
internal sealed record VariableStatistics(double SampledMin, double SampledMax);
