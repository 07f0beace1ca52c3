namespace Earthscale;

/// <summary>The source type of a new dataset, which determines the options that apply.</summary>
public enum SourceType
{
    /// <summary>One or more image files, such as GeoTIFF.</summary>
    Image,

    /// <summary>A Zarr store.</summary>
    Zarr,

    /// <summary>A vector file, such as GeoJSON, GeoParquet, or FlatGeobuf.</summary>
    Vector,

    /// <summary>An XYZ tile server.</summary>
    TileServer,
}
