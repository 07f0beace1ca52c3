using System.Text.Json.Serialization;

namespace Earthscale.Client.Json;

/// <summary>How the service's JSON is read; all of it is generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(TagsConverter), typeof(TimeConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ApiVersionJson))]
[JsonSerializable(typeof(ErrorJson))]
[JsonSerializable(typeof(LabelJson))]
[JsonSerializable(typeof(DatasetVersionJson))]
[JsonSerializable(typeof(DatasetVersionReferenceJson))]
internal sealed partial class WireJson : JsonSerializerContext;
