using System.Text.Json;

namespace Earthscale.Emulator.Authentication;

/// <summary>The body of a request for tokens: what each grant type needs of it.</summary>
internal sealed record TokenRequest(string? Email, string? Password, string? RefreshToken, string? AuthCode, string? CodeVerifier)
{
    /// <summary>Null when the body is not JSON, or not of this shape.</summary>
    public static async ValueTask<TokenRequest?> BindAsync(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, AuthJson.Default.TokenRequest, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Omits what it holds, so that no secret reaches a log by accident.</summary>
    public override string ToString() => nameof(TokenRequest);
}
