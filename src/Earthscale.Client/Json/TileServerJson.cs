namespace Earthscale.Client.Json;

internal sealed record TileServerJson
{
    public string? TileUrl { get; init; }

    public string? PixelUrl { get; init; }

    public int? MinZoom { get; init; }

    public int? MaxZoom { get; init; }

    public TileServer ToTileServer(string field) => new(
        Require.Value(TileUrl, $"{field}.tile_url"),
        PixelUrl,
        Require.Value(MinZoom, $"{field}.min_zoom"),
        Require.Value(MaxZoom, $"{field}.max_zoom"));
}
