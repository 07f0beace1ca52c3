namespace Earthscale.Emulator.Datasets;

/// <summary>A version to store. Its name determines its dataset.</summary>
internal sealed record NewVersion
{
    public required string Name { get; init; }

    /// <summary><c>raster</c> or <c>vector</c>.</summary>
    public required string Type { get; init; }

    public required VersionDetail Detail { get; init; }

    /// <summary>The extent; null if unknown. Then, no bounding box finds the dataset.</summary>
    public BoundingBox? Extent { get; init; }
}
