using System.Text.Json.Serialization;

namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>The generated serializers of the auth service's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TokenJson))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AuthJson : JsonSerializerContext;
