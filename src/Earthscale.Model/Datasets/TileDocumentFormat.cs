namespace Earthscale;

/// <summary>The format of a document that describes tiles.</summary>
public enum TileDocumentFormat
{
    /// <summary>TileJSON 3.0, a document for each version.</summary>
    TileJson,

    /// <summary>XYZ connections for QGIS, a document for all versions.</summary>
    Qgis,
}
