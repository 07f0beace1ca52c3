namespace Earthscale.Client.Json;

/// <summary>The JSON of a variable's statistics.</summary>
internal sealed record VariableJson
{
    public double? SampledMin { get; init; }

    public double? SampledMax { get; init; }

    public static DatasetVariable ToVariable(VariableJson? variable) => new(variable?.SampledMin, variable?.SampledMax);
}
