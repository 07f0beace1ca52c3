using System.Text.Json;

namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>A session of an account, as one response of the auth service gave it. Not a record: it must not print itself.</summary>
internal sealed class SessionTokens
{
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(60);

    public required string Email { get; init; }

    public required string AccessToken { get; init; }

    /// <summary>Good once.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>How long the access token was good when it was new, in seconds; null when nobody said.</summary>
    public long? ExpiresIn { get; init; }

    /// <summary>When the access token ends, by the server's clock; null when nobody said.</summary>
    public DateTimeOffset? ServerExpiresAt { get; init; }

    /// <summary>When the access token ends, by this machine's clock; null when nobody said.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Makes a session of a response that has just come.</summary>
    /// <remarks>A clock that is wrong here must not make every token look spent: what counts is how long it is good from now.</remarks>
    public static SessionTokens Issued(string email, string accessToken, string refreshToken, long? expiresIn, long? expiresAt, DateTimeOffset now)
    {
        DateTimeOffset? local = expiresIn is { } seconds and > 0 and < int.MaxValue ? now.AddSeconds(seconds) : null;
        var server = expiresAt is { } unix and > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(unix) : local;
        return new SessionTokens
        {
            Email = email,
            AccessToken = accessToken,
            RefreshToken = refreshToken,
            ExpiresIn = expiresIn,
            ServerExpiresAt = server,
            ExpiresAt = local ?? server,
        };
    }

    /// <summary>Whether the access token has ended, or is so near to it that a request could come too late.</summary>
    public bool IsSpent(DateTimeOffset now)
    {
        var margin = ExpiresIn is { } seconds && seconds < s_margin.TotalSeconds * 10 ? TimeSpan.FromSeconds(seconds / 10.0) : s_margin;
        return ExpiresAt is { } end && now >= end - margin;
    }

    /// <summary>Whether the access token has ended.</summary>
    public bool IsExpired(DateTimeOffset now) => ExpiresAt is { } end && now >= end;

    /// <summary>Whether both are the same session in the same state.</summary>
    public bool IsSame(SessionTokens? other) => other is not null && other.AccessToken == AccessToken && other.RefreshToken == RefreshToken;

    /// <summary>
    /// Whether the tokens say that the two come from different sign-ins. A renewal keeps the claim <c>session_id</c> of
    /// GoTrue's access tokens; tokens without it say nothing.
    /// </summary>
    public bool IsOtherSignIn(SessionTokens? other) =>
        other is not null && SessionId(AccessToken) is { } own && SessionId(other.AccessToken) is { } its && own != its;

    /// <summary>Whether it belongs to this account.</summary>
    public bool IsOf(string email) => string.Equals(Email, email, StringComparison.OrdinalIgnoreCase);

    /// <summary>Leaves the tokens out.</summary>
    public override string ToString() => $"session of {Email}";

    private static string? SessionId(string accessToken)
    {
        try
        {
            var claims = accessToken.Split('.') is [_, var payload, _] ? payload.Replace('-', '+').Replace('_', '/') : "";
            using var json = JsonDocument.Parse(Convert.FromBase64String(claims.PadRight((claims.Length + 3) / 4 * 4, '=')));
            return json.RootElement.TryGetProperty("session_id", out var id) ? id.GetString() : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
