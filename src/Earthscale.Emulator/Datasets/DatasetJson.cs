using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Datasets;

/// <summary>The generated serializers of the JSON in the database.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VersionDetail))]
[JsonSerializable(typeof(DatasetItem))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class DatasetJson : JsonSerializerContext;
