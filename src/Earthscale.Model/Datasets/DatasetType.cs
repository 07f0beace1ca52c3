namespace Earthscale;

/// <summary>The types of datasets that are known, in the service's words; it may add others.</summary>
public static class DatasetType
{
    /// <summary>Pixels: images, Zarr cubes, tile servers.</summary>
    public const string Raster = "raster";

    /// <summary>Points, lines and polygons.</summary>
    public const string Vector = "vector";
}
