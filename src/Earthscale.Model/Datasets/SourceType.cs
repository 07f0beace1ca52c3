namespace Earthscale;

/// <summary>What a new dataset is read from; decides which options it takes.</summary>
public enum SourceType
{
    /// <summary>Image files, such as GeoTIFF, one or many.</summary>
    Image,

    /// <summary>A Zarr store.</summary>
    Zarr,

    /// <summary>A vector file: GeoJSON, GeoParquet, FlatGeobuf, and the like.</summary>
    Vector,

    /// <summary>An XYZ tile server.</summary>
    TileServer,
}
