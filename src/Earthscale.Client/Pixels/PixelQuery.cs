namespace Earthscale.Client.Pixels;

/// <summary>Which values to read at a point.</summary>
/// <param name="Longitude">Degrees east, WGS 84.</param>
/// <param name="Latitude">Degrees north, WGS 84.</param>
public sealed record PixelQuery(double Longitude, double Latitude)
{
    /// <summary>The variable; null lets the service choose.</summary>
    public string? Variable { get; init; }

    /// <summary>The dimension along which to read all values; null reads one value.</summary>
    public string? Dimension { get; init; }

    /// <summary>Where to read along other dimensions, from 0 (<c>dimidx</c>); one that is not named is left to the service.</summary>
    public IReadOnlyDictionary<string, int> Index { get; init; } = new Dictionary<string, int>();
}
