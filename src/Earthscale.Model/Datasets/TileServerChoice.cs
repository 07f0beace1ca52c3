namespace Earthscale;

/// <summary>A choice of one of a version's tile servers.</summary>
public enum TileServerChoice
{
    /// <summary>The server of optimized data, or the dynamic server if there is none.</summary>
    Best,

    /// <summary>The server that draws tiles from the source data.</summary>
    Dynamic,

    /// <summary>The server of optimized data.</summary>
    Optimized,
}
