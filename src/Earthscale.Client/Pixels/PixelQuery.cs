namespace Earthscale.Client.Pixels;

/// <summary>A query of pixel values at a point.</summary>
/// <param name="Longitude">The longitude, in degrees east (WGS 84).</param>
/// <param name="Latitude">The latitude, in degrees north (WGS 84).</param>
public sealed record PixelQuery(double Longitude, double Latitude)
{
    /// <summary>Gets the variable; null for the service's choice.</summary>
    public string? Variable { get; init; }

    /// <summary>Gets the dimension of the series; null for a single value.</summary>
    public string? Dimension { get; init; }

    /// <summary>Gets the indexes along other dimensions, from 0 (<c>dimidx</c>); the service chooses those that are missing.</summary>
    public IReadOnlyDictionary<string, int> Index { get; init; } = new Dictionary<string, int>();
}
