using System.Text.Json.Serialization;
using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Api;

/// <summary>The generated serializers of requests and responses.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ApiVersion))]
[JsonSerializable(typeof(DatasetResponse))]
[JsonSerializable(typeof(VersionReference))]
[JsonSerializable(typeof(AddImageRequest))]
[JsonSerializable(typeof(AddZarrRequest))]
[JsonSerializable(typeof(AddVectorRequest))]
[JsonSerializable(typeof(AddTileServerRequest))]
internal sealed partial class ApiJson : JsonSerializerContext;
