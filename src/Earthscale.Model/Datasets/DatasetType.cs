namespace Earthscale;

/// <summary>The known dataset types, as the service sends them. The service can add others.</summary>
public static class DatasetType
{
    /// <summary>Raster data: images, Zarr stores, and tile servers.</summary>
    public const string Raster = "raster";

    /// <summary>Vector data: points, lines, and polygons.</summary>
    public const string Vector = "vector";
}
