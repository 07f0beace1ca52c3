using Microsoft.AspNetCore.Http.HttpResults;

namespace Earthscale.Emulator.Authentication;

/// <summary>The endpoint that issues tokens for a password, a refresh token, or a code from the browser.</summary>
internal sealed class TokenEndpoint(AuthSettings settings, Sessions sessions, SignInFlows flows, AuthErrors errors)
{
    private static readonly Guid s_userId = new("7d9f9b55-6f0a-4c1e-9d57-3a4b2f6c8e10");

    public IResult Handle(TokenRequest? request, string? grantType, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return (grantType, request) switch
        {
            (_, null) => errors.BadJson(),
            ("password", _) => Password(request.Email, request.Password),
            ("refresh_token", _) => Refresh(request.RefreshToken),
            ("pkce", _) => Code(request.AuthCode, request.CodeVerifier),
            _ => errors.UnsupportedGrantType(),
        };
    }

    private IResult Password(string? email, string? password) =>
        string.Equals(email, settings.Email, StringComparison.OrdinalIgnoreCase) && password == settings.Password
            ? Tokens(sessions.Start())
            : errors.WrongPassword();

    private IResult Refresh(string? refreshToken)
    {
        if (refreshToken is null)
        {
            return errors.Invalid("refresh_token required");
        }

        if (sessions.Refresh(refreshToken, out var wasUsed) is { } session)
        {
            return Tokens(session);
        }

        return wasUsed ? errors.RefreshTokenUsed() : errors.RefreshTokenNotFound();
    }

    private IResult Code(string? code, string? verifier)
    {
        if (code is null || verifier is null)
        {
            return errors.Invalid("invalid request: both auth code and code verifier should be non-empty");
        }

        if (flows.Redeem(code) is not { } flow)
        {
            return errors.FlowNotFound();
        }

        return SignInFlows.Matches(flow, verifier) ? Tokens(sessions.Start()) : errors.WrongVerifier();
    }

    private Ok<TokenResponse> Tokens(Session session) => TypedResults.Ok(new TokenResponse(
        session.AccessToken, "bearer", (long)sessions.Lifetime.TotalSeconds, session.ExpiresAt.ToUnixTimeSeconds(), session.RefreshToken,
        new TokenUser(s_userId, "authenticated", "authenticated", settings.Email)));
}
