using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Authentication;

/// <summary>The generated serializers of the auth service.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(OAuthError))]
[JsonSerializable(typeof(GoTrueError))]
[JsonSerializable(typeof(GatewayError))]
internal sealed partial class AuthJson : JsonSerializerContext;
