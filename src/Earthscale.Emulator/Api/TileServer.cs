namespace Earthscale.Emulator.Api;

/// <summary>URL templates for tiles and pixels.</summary>
internal sealed record TileServer(string TileUrl, string? PixelUrl, int MinZoom, int MaxZoom);
