namespace Earthscale;

/// <summary>What a dataset is made of.</summary>
public enum DatasetType
{
    /// <summary>Pixels: images, Zarr cubes, tile servers.</summary>
    Raster,

    /// <summary>Points, lines and polygons.</summary>
    Vector,
}
