namespace Earthscale.Emulator.Authentication;

/// <summary>Creates the errors of the auth service, in the configured shape.</summary>
internal sealed class AuthErrors(AuthErrorShape shape)
{
    public IResult BadJson() => Create(400, "invalid_request", "bad_json", "Could not parse request body as JSON");

    public IResult Invalid(string message) => Create(400, "invalid_request", "validation_failed", message);

    public IResult UnsupportedGrantType() => Create(400, "unsupported_grant_type", "validation_failed", "unsupported_grant_type");

    public IResult WrongPassword() => Create(400, "invalid_grant", "invalid_credentials", "Invalid login credentials");

    public IResult RefreshTokenNotFound() => Create(400, "invalid_grant", "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");

    public IResult RefreshTokenUsed() => Create(400, "invalid_grant", "refresh_token_already_used", "Invalid Refresh Token: Already Used");

    public IResult FlowNotFound() => Create(404, "invalid_grant", "flow_state_not_found", "invalid flow state, no valid flow state found");

    public IResult WrongVerifier() => Create(400, "invalid_grant", "bad_code_verifier", "code challenge does not match previously saved code verifier");

    public IResult NoBearer() => Create(401, "invalid_request", "no_authorization", "This endpoint requires a Bearer token");

    public IResult BadToken() => Create(403, "invalid_token", "bad_jwt", "invalid JWT: the access token is unknown or has expired");

    private IResult Create(int status, string error, string errorCode, string message) => shape == AuthErrorShape.OAuth
        ? TypedResults.Json(new OAuthError(error, message), statusCode: status)
        : TypedResults.Json(new GoTrueError(status, errorCode, message), statusCode: status);
}
