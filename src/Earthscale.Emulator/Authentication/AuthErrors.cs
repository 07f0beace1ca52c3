using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Authentication;

/// <summary>The errors of the auth service, in the shape that was asked for.</summary>
internal sealed class AuthErrors(AuthErrorShape shape)
{
    public Answer BadJson() => Create(400, "invalid_request", "bad_json", "Could not parse request body as JSON");

    public Answer Invalid(string message) => Create(400, "invalid_request", "validation_failed", message);

    public Answer UnsupportedGrantType() => Create(400, "unsupported_grant_type", "validation_failed", "unsupported_grant_type");

    public Answer WrongPassword() => Create(400, "invalid_grant", "invalid_credentials", "Invalid login credentials");

    public Answer RefreshTokenNotFound() =>
        Create(400, "invalid_grant", "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");

    public Answer RefreshTokenUsed() =>
        Create(400, "invalid_grant", "refresh_token_already_used", "Invalid Refresh Token: Already Used");

    public Answer FlowNotFound() =>
        Create(404, "invalid_grant", "flow_state_not_found", "invalid flow state, no valid flow state found");

    public Answer WrongVerifier() =>
        Create(400, "invalid_grant", "bad_code_verifier", "code challenge does not match previously saved code verifier");

    public Answer NoBearer() => Create(401, "invalid_request", "no_authorization", "This endpoint requires a Bearer token");

    public Answer BadToken() => Create(403, "invalid_token", "bad_jwt", "invalid JWT: the access token is unknown or has expired");

    private Answer Create(int status, string error, string errorCode, string message) => Answer.Json(status, json =>
    {
        json.WriteStartObject();
        if (shape == AuthErrorShape.OAuth)
        {
            json.WriteString("error", error);
            json.WriteString("error_description", message);
        }
        else
        {
            json.WriteNumber("code", status);
            json.WriteString("error_code", errorCode);
            json.WriteString("msg", message);
        }

        json.WriteEndObject();
    });
}
