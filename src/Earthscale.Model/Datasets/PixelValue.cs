namespace Earthscale;

/// <summary>The value of a variable at a point, or at one step of a dimension at that point.</summary>
public sealed record PixelValue
{
    /// <summary>Gets the version's id.</summary>
    public required Guid DatasetVersionId { get; init; }

    /// <summary>Gets the longitude, in degrees east (WGS 84).</summary>
    public required double Longitude { get; init; }

    /// <summary>Gets the latitude, in degrees north (WGS 84).</summary>
    public required double Latitude { get; init; }

    /// <summary>Gets the variable's name; null if the service chose the variable.</summary>
    public required string? Variable { get; init; }

    /// <summary>Gets the dimension of the series; null for a single value.</summary>
    public required string? Dimension { get; init; }

    /// <summary>Gets the index along the dimension, from 0; null for a single value.</summary>
    public required int? Index { get; init; }

    /// <summary>Gets the value, in the variable's unit; null if there is no data.</summary>
    public required double? Value { get; init; }

    /// <summary>Returns the value in the invariant culture; empty if there is no data.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value}");
}
