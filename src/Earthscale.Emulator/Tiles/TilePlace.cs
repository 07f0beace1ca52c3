namespace Earthscale.Emulator.Tiles;

/// <summary>The position and the format of a tile.</summary>
internal sealed record TilePlace(int Z, int X, int Y, string Format)
{
    /// <summary>Whether the position and the format are valid.</summary>
    public bool Exists => Z is >= 0 and <= 30 && InRange(X) && InRange(Y) && TileImage.MediaTypes.ContainsKey(Format);

    /// <summary>Gets the longitude at a fraction of the tile's width from the left.</summary>
    public double Longitude(double share) => ((X + share) / Count * 360) - 180;

    /// <summary>Gets the latitude at a fraction of the tile's height from the top.</summary>
    public double Latitude(double share) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * (Y + share) / Count)))) * 180 / Math.PI;

    private double Count => 1L << Z;

    private bool InRange(int index) => index >= 0 && index < Count;
}
