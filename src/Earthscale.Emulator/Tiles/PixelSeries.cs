namespace Earthscale.Emulator.Tiles;

/// <summary>The values at a point along a dimension, in its order. That the list is called <c>values</c> is assumed.</summary>
internal sealed record PixelSeries(IReadOnlyList<double?> Values);
