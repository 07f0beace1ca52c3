namespace Earthscale;

/// <summary>Where tiles and pixels of a version are served.</summary>
/// <param name="TileUrl">URL template of a tile, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>.</param>
/// <param name="PixelUrl">URL template of a pixel's values; null when there is none.</param>
/// <param name="MinZoom">The smallest zoom level served.</param>
/// <param name="MaxZoom">The largest zoom level served.</param>
public sealed record TileServer(string TileUrl, string? PixelUrl, int MinZoom, int MaxZoom)
{
    /// <summary>The tile URL's template.</summary>
    public override string ToString() => TileUrl;
}
