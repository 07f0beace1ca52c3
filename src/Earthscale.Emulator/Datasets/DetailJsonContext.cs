using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Datasets;

/// <summary>Turns a version's detail into the JSON that the database keeps, and back.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VersionDetail))]
internal sealed partial class DetailJsonContext : JsonSerializerContext;
