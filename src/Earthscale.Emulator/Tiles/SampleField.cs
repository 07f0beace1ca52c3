using System.Text;
using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Tiles;

/// <summary>
/// Synthetic values of a variable: waves whose phase depends on the version's id and the variable's name. They are the
/// same at every start, within the variable's statistics, and null outside the extent.
/// </summary>
internal sealed class SampleField
{
    private readonly BoundingBox? _extent;
    private readonly VariableStatistics _range;
    private readonly double _phase;
    private readonly double _scale;

    /// <param name="version">The version.</param>
    /// <param name="variable">One of <see cref="Variables"/>.</param>
    /// <param name="step">The sum of the indexes along all dimensions.</param>
    public SampleField(StoredVersion version, string variable, int step)
    {
        _extent = version.Extent;
        _range = Variables(version)[variable];
        var seed = version.Reference.VersionId.ToByteArray().Concat(Encoding.UTF8.GetBytes(variable)).Aggregate(2166136261U, (hash, next) => (hash ^ next) * 16777619U);
        _phase = (seed % 1000 / 100.0) + (step * 0.4);
        var width = _extent is null ? 360 : (_extent.East - _extent.West + 360) % 360;
        _scale = 4 * Math.PI / (width > 0 ? width : 360);
    }

    /// <summary>Gets the variables of a version; by default, one called <c>value</c>, from 0 to 1.</summary>
    public static IReadOnlyDictionary<string, VariableStatistics> Variables(StoredVersion version) =>
        version.Detail.Variables.Count > 0 ? version.Detail.Variables : new Dictionary<string, VariableStatistics> { ["value"] = new(0, 1) };

    /// <summary>Gets the lengths of the dimensions: those of pixel info optimizations, or only <c>time</c>.</summary>
    public static IReadOnlyDictionary<string, int> Dimensions(StoredVersion version) =>
        version.Detail.PixelInfo.Keys.DefaultIfEmpty("time").ToDictionary(name => name, name => name == "time" ? 12 : 8);

    /// <summary>Gets the value at a point; null outside the extent.</summary>
    public double? Value(double longitude, double latitude) =>
        Share(longitude, latitude) is { } share ? _range.SampledMin + (share * (_range.SampledMax - _range.SampledMin)) : null;

    /// <summary>Gets the value at a point as a fraction of the variable's range, 0 to 1; null outside the extent.</summary>
    public double? Share(double longitude, double latitude) => _extent is null || _extent.Contains(longitude, latitude)
        ? 0.5 + (0.25 * Math.Sin((longitude * _scale) + _phase)) + (0.25 * Math.Cos((latitude * _scale) - _phase))
        : null;
}
