using System.Text.Json.Serialization;

namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>How the auth service's JSON is read and written; all of it is generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TokenJson))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AuthJson : JsonSerializerContext;
