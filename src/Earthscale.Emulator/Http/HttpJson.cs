using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Http;

/// <summary>The generated serializers of errors.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(DetailResponse))]
[JsonSerializable(typeof(ValidationErrorResponse))]
[JsonSerializable(typeof(int))]
internal sealed partial class HttpJson : JsonSerializerContext;
