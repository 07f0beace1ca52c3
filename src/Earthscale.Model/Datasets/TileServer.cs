namespace Earthscale;

/// <summary>A server of a version's tiles and pixel values.</summary>
/// <param name="TileUrl">The URL template of tiles, with <c>{z}</c>, <c>{x}</c>, and <c>{y}</c>.</param>
/// <param name="PixelUrl">The URL template of pixel values, with <c>{lon}</c> and <c>{lat}</c>; null if the service sends none.</param>
/// <param name="MinZoom">The lowest zoom level.</param>
/// <param name="MaxZoom">The highest zoom level.</param>
public sealed record TileServer(string TileUrl, string? PixelUrl, int MinZoom, int MaxZoom)
{
    /// <summary>Returns the URL template of tiles.</summary>
    public override string ToString() => TileUrl;
}
