namespace Earthscale;

/// <summary>Which of a version's tile servers to use.</summary>
public enum TileServerChoice
{
    /// <summary>The one for prepared data where there is one, otherwise the dynamic one.</summary>
    Best,

    /// <summary>The one that draws tiles from the source data.</summary>
    Dynamic,

    /// <summary>The one that serves prepared data.</summary>
    Optimized,
}
