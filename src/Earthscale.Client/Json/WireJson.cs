using System.Text.Json.Serialization;

namespace Earthscale.Client.Json;

/// <summary>The generated serializers of the service's JSON.</summary>
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
