namespace Earthscale.Emulator.Datasets;

/// <summary>A version to store; which dataset it belongs to is decided by its name.</summary>
internal sealed record NewVersion
{
    public required string Name { get; init; }

    /// <summary><c>raster</c> or <c>vector</c>.</summary>
    public required string Type { get; init; }

    public required VersionDetail Detail { get; init; }

    /// <summary>The extent, or null when nobody knows it: then no bounding box finds the dataset.</summary>
    public BoundingBox? Extent { get; init; }
}
