namespace Earthscale.Client.Json;

/// <summary>A variable's statistics as they arrive.</summary>
internal sealed record VariableJson
{
    public double? SampledMin { get; init; }

    public double? SampledMax { get; init; }

    public static DatasetVariable ToVariable(VariableJson? variable) => new(variable?.SampledMin, variable?.SampledMax);
}
