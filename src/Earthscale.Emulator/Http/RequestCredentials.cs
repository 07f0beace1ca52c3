namespace Earthscale.Emulator.Http;

/// <summary>Reads the credentials of requests.</summary>
internal static class RequestCredentials
{
    private const string Scheme = "Bearer ";

    public static string? ApiKey(this HttpRequest request) => request.Headers.TryGetValue("x-earthscale-api-key", out var key) ? key.ToString() : null;

    public static string? BearerToken(this HttpRequest request) =>
        request.Headers.Authorization.ToString() is var value && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? value[Scheme.Length..].Trim()
            : null;
}
