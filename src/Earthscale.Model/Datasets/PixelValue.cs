namespace Earthscale;

/// <summary>The value of a variable at a point, or at one step of a dimension there.</summary>
public sealed record PixelValue
{
    /// <summary>The version that was read.</summary>
    public required Guid DatasetVersionId { get; init; }

    /// <summary>Degrees east, WGS 84.</summary>
    public required double Longitude { get; init; }

    /// <summary>Degrees north, WGS 84.</summary>
    public required double Latitude { get; init; }

    /// <summary>The variable; null for the one that the service chose.</summary>
    public required string? Variable { get; init; }

    /// <summary>The dimension along which a series was read; null for a single value.</summary>
    public required string? Dimension { get; init; }

    /// <summary>The step along the dimension, from 0; null for a single value.</summary>
    public required int? Index { get; init; }

    /// <summary>The value, in the variable's own unit; null where there is no data.</summary>
    public required double? Value { get; init; }

    /// <summary>The value in the invariant culture; empty where there is no data.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value}");
}
