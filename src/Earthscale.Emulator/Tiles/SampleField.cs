using System.Text;
using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Tiles;

/// <summary>
/// Values of one variable, made up of waves whose place depends on the version's id and the variable's name: the
/// same at every start, within the variable's statistics, and nothing outside of the extent.
/// </summary>
internal sealed class SampleField
{
    private readonly BoundingBox? _extent;
    private readonly VariableStatistics _range;
    private readonly double _phase;
    private readonly double _scale;

    /// <param name="version">The version.</param>
    /// <param name="variable">One of <see cref="Variables"/>.</param>
    /// <param name="step">How far along its dimensions.</param>
    public SampleField(StoredVersion version, string variable, int step)
    {
        _extent = version.Extent;
        _range = Variables(version)[variable];
        var seed = version.Reference.VersionId.ToByteArray().Concat(Encoding.UTF8.GetBytes(variable)).Aggregate(2166136261U, (hash, next) => (hash ^ next) * 16777619U);
        _phase = (seed % 1000 / 100.0) + (step * 0.4);
        var width = _extent is null ? 360 : (_extent.East - _extent.West + 360) % 360;
        _scale = 4 * Math.PI / (width > 0 ? width : 360);
    }

    /// <summary>The variables of a version; one called <c>value</c>, from 0 to 1, when it names none.</summary>
    public static IReadOnlyDictionary<string, VariableStatistics> Variables(StoredVersion version) =>
        version.Detail.Variables.Count > 0 ? version.Detail.Variables : new Dictionary<string, VariableStatistics> { ["value"] = new(0, 1) };

    /// <summary>How many steps each dimension has: those with prepared pixel values, or <c>time</c> alone.</summary>
    public static IReadOnlyDictionary<string, int> Dimensions(StoredVersion version) =>
        version.Detail.PixelInfo.Keys.DefaultIfEmpty("time").ToDictionary(name => name, name => name == "time" ? 12 : 8);

    /// <summary>The value at a point; null outside of the extent.</summary>
    public double? Value(double longitude, double latitude) =>
        Share(longitude, latitude) is { } share ? _range.SampledMin + (share * (_range.SampledMax - _range.SampledMin)) : null;

    /// <summary>The value at a point as a share of the variable's range, 0 to 1; null outside of the extent.</summary>
    public double? Share(double longitude, double latitude) => _extent is null || _extent.Contains(longitude, latitude)
        ? 0.5 + (0.25 * Math.Sin((longitude * _scale) + _phase)) + (0.25 * Math.Cos((latitude * _scale) - _phase))
        : null;
}
