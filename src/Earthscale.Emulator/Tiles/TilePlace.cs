namespace Earthscale.Emulator.Tiles;

/// <summary>Which tile, and in which format.</summary>
internal sealed record TilePlace(int Z, int X, int Y, string Format)
{
    /// <summary>Whether there is such a tile.</summary>
    public bool Exists => Z is >= 0 and <= 30 && InRange(X) && InRange(Y) && TileImage.MediaTypes.ContainsKey(Format);

    /// <summary>The longitude at a share of the tile's width from its left.</summary>
    public double Longitude(double share) => ((X + share) / Count * 360) - 180;

    /// <summary>The latitude at a share of the tile's height from its top.</summary>
    public double Latitude(double share) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * (Y + share) / Count)))) * 180 / Math.PI;

    private double Count => 1L << Z;

    private bool InRange(int index) => index >= 0 && index < Count;
}
