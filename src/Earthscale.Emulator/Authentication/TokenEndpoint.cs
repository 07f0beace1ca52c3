using System.Text.Json;
using Earthscale.Emulator.Catalog;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Authentication;

/// <summary>Hands out tokens: for a password, for a refresh token, or for a code from the browser.</summary>
internal sealed class TokenEndpoint(EmulatorOptions options, Sessions sessions, SignInFlows flows, AuthErrors errors)
{
    private static readonly Guid s_userId = DeterministicId.Of("user", 0);

    public Answer Handle(EmulatorRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            var body = document.RootElement;
            return request.QueryValue("grant_type") switch
            {
                "password" => Password(Text(body, "email"), Text(body, "password")),
                "refresh_token" => Refresh(Text(body, "refresh_token")),
                "pkce" => Code(Text(body, "auth_code"), Text(body, "code_verifier")),
                _ => errors.UnsupportedGrantType(),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return errors.BadJson();
        }
    }

    private Answer Password(string? email, string? password) =>
        string.Equals(email, options.UserEmail, StringComparison.OrdinalIgnoreCase) && password == options.UserPassword
            ? Tokens(sessions.Start())
            : errors.WrongPassword();

    private Answer Refresh(string? refreshToken)
    {
        if (refreshToken is null)
        {
            return errors.Invalid("refresh_token required");
        }

        return sessions.Refresh(refreshToken, out var session) switch
        {
            RefreshOutcome.Refreshed => Tokens(session!),
            RefreshOutcome.AlreadyUsed => errors.RefreshTokenUsed(),
            _ => errors.RefreshTokenNotFound(),
        };
    }

    private Answer Code(string? code, string? verifier)
    {
        if (code is null || verifier is null)
        {
            return errors.Invalid("invalid request: both auth code and code verifier should be non-empty");
        }

        if (flows.Redeem(code) is not { } flow)
        {
            return errors.FlowNotFound();
        }

        return SignInFlows.Fits(flow, verifier) ? Tokens(sessions.Start()) : errors.WrongVerifier();
    }

    private Answer Tokens(Session session) => Answer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("access_token", session.AccessToken);
        json.WriteString("token_type", "bearer");
        json.WriteNumber("expires_in", (long)sessions.Lifetime.TotalSeconds);
        json.WriteNumber("expires_at", session.ExpiresAt.ToUnixTimeSeconds());
        json.WriteString("refresh_token", session.RefreshToken);
        json.WriteStartObject("user");
        json.WriteString("id", s_userId);
        json.WriteString("aud", "authenticated");
        json.WriteString("role", "authenticated");
        json.WriteString("email", options.UserEmail);
        json.WriteEndObject();
        json.WriteEndObject();
    }).With("Cache-Control", "no-store");

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
