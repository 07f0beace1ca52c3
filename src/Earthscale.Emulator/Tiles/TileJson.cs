using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Tiles;

/// <summary>The JSON of pixels.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PixelValue))]
[JsonSerializable(typeof(PixelSeries))]
internal sealed partial class TileJson : JsonSerializerContext;
