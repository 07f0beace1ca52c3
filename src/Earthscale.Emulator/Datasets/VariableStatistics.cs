namespace Earthscale.Emulator.Datasets;

/// <summary>Estimated statistics of one variable.</summary>
internal sealed record VariableStatistics(double SampledMin, double SampledMax);
