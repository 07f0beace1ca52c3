using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Datasets;

/// <summary>The JSON that the database keeps.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VersionDetail))]
[JsonSerializable(typeof(DatasetItem))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class DatasetJson : JsonSerializerContext;
