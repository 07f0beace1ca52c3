namespace Earthscale.Emulator.Tiles;

/// <summary>The values at a point along a dimension, in its order. ASSUMED: the list is called <c>values</c>.</summary>
internal sealed record PixelSeries(IReadOnlyList<double?> Values);
