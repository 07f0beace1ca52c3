using System.Text.Json;

namespace Earthscale.Emulator.Authentication;

/// <summary>The body of a request for tokens, with the fields of all grant types.</summary>
internal sealed record TokenRequest(string? Email, string? Password, string? RefreshToken, string? AuthCode, string? CodeVerifier)
{
    /// <summary>Reads the body; null if it is invalid.</summary>
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

    /// <summary>Returns text without the fields, to keep secrets out of logs.</summary>
    public override string ToString() => nameof(TokenRequest);
}
