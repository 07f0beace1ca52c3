using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>The JSON of a session file, in the order and layout of the Python client.</summary>
internal sealed partial class SessionFileJson
{
    [JsonPropertyOrder(1)]
    public string? AuthUrl { get; init; }

    [JsonPropertyOrder(2)]
    public string? UserEmail { get; init; }

    [JsonPropertyOrder(3)]
    public string? AccessToken { get; init; }

    [JsonPropertyOrder(4)]
    public string? RefreshToken { get; init; }

    /// <summary>The lifetime, in seconds.</summary>
    [JsonPropertyOrder(5)]
    public long? ExpiresIn { get; init; }

    /// <summary>The expiration time in ISO 8601, in UTC: the Python client ignores the offset.</summary>
    [JsonPropertyOrder(6)]
    public string? ExpiresAt { get; init; }

    public static SessionFileJson? Parse(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, Context.s_instance.SessionFileJson);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Context.s_instance.SessionFileJson);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SessionFileJson))]
    private sealed partial class Context : JsonSerializerContext
    {
        public static readonly Context s_instance = new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = true,
            // The file is not a web page, so an email address stays readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
