namespace Earthscale.PowerShell.Tiles;

/// <summary>What a map needs to know to show a version.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Url">The template of the tiles, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>.</param>
/// <param name="MinZoom">The smallest zoom level.</param>
/// <param name="MaxZoom">The largest zoom level.</param>
internal sealed record TileLayer(string Name, string Url, int MinZoom, int MaxZoom);
