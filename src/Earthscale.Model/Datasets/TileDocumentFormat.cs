namespace Earthscale;

/// <summary>The files that describe tiles to maps.</summary>
public enum TileDocumentFormat
{
    /// <summary>TileJSON 3.0, one document for each version.</summary>
    TileJson,

    /// <summary>XYZ connections for QGIS, one document for all versions.</summary>
    Qgis,
}
