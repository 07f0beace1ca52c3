using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Authentication;

/// <summary>Lets a request in that carries the API key or a bearer token that is still good.</summary>
internal sealed class ApiGuard(string apiKey, Sessions sessions)
{
    public const string KeyHeader = "x-earthscale-api-key";

    public Func<EmulatorRequest, Answer> Protect(Func<EmulatorRequest, Answer> handle) =>
        request => Refusal(request) ?? handle(request);

    /// <remarks>A wrong key is refused even beside a good token: that is assumed.</remarks>
    private Answer? Refusal(EmulatorRequest request)
    {
        if (request.Header(KeyHeader) is { } key)
        {
            return key == apiKey ? null : ErrorAnswers.Unauthorized("The API key is not valid.");
        }

        return request.BearerToken() is not { } token
            ? ErrorAnswers.Unauthorized("Not authenticated.")
            : sessions.Check(token) switch
            {
                TokenState.Valid => null,
                TokenState.Expired => ErrorAnswers.ExpiredToken(),
                _ => ErrorAnswers.Unauthorized("The access token is not valid."),
            };
    }
}
