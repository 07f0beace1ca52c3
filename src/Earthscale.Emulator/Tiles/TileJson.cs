using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Tiles;

/// <summary>The generated serializers of pixel values.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PixelValue))]
[JsonSerializable(typeof(PixelSeries))]
internal sealed partial class TileJson : JsonSerializerContext;
