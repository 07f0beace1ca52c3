namespace Earthscale.PowerShell.Tiles;

/// <summary>The map layer of a version.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Url">The URL template of the tiles, with <c>{z}</c>, <c>{x}</c>, and <c>{y}</c>.</param>
/// <param name="MinZoom">The lowest zoom level.</param>
/// <param name="MaxZoom">The highest zoom level.</param>
internal sealed record TileLayer(string Name, string Url, int MinZoom, int MaxZoom)
{
    /// <summary>The width of the tiles, in pixels; null if it is unknown.</summary>
    public int? TileSize { get; init; }
}
