namespace Earthscale.Emulator.Tiles;

/// <summary>The value at a point; null if there is no data.</summary>
internal sealed record PixelValue(double? Value);
