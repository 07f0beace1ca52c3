using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Authentication;

/// <summary>The gateway before the auth service: when an anon key is set, it lets in only who sends it.</summary>
internal sealed class GatewayGuard(string? anonKey)
{
    public Func<EmulatorRequest, Answer> Protect(Func<EmulatorRequest, Answer> handle) => request =>
        anonKey is null || request.Header("apikey") == anonKey
            ? handle(request)
            : Refuse(request.Header("apikey") is null ? "No API key found in request" : "Invalid authentication credentials");

    private static Answer Refuse(string message) => Answer.Json(401, json =>
    {
        json.WriteStartObject();
        json.WriteString("message", message);
        json.WriteEndObject();
    });
}
