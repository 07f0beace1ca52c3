using System.Text.Json;

namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>The tokens of a session. Not a record, whose ToString would show secrets.</summary>
internal sealed class SessionTokens
{
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(60);

    public required string Email { get; init; }

    public required string AccessToken { get; init; }

    /// <summary>The refresh token, which is valid once.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>The lifetime of the new access token, in seconds; null if the auth service sends none.</summary>
    public long? ExpiresIn { get; init; }

    /// <summary>The time when the access token expires, by the server's clock; null if the auth service sends none.</summary>
    public DateTimeOffset? ServerExpiresAt { get; init; }

    /// <summary>The time when the access token expires, by the local clock; null if the auth service sends none.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Creates a session from a new response.</summary>
    /// <remarks>The lifetime counts from now, so that a wrong local clock does not make every token look expired.</remarks>
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

    /// <summary>Whether the access token has expired, or could expire before a request arrives.</summary>
    public bool NeedsRenewal(DateTimeOffset now)
    {
        var margin = ExpiresIn is { } seconds && seconds < s_margin.TotalSeconds * 10 ? TimeSpan.FromSeconds(seconds / 10.0) : s_margin;
        return ExpiresAt is { } end && now >= end - margin;
    }

    /// <summary>Whether the access token has expired.</summary>
    public bool IsExpired(DateTimeOffset now) => ExpiresAt is { } end && now >= end;

    /// <summary>Whether both have the same tokens.</summary>
    public bool IsSame(SessionTokens? other) => other is not null && other.AccessToken == AccessToken && other.RefreshToken == RefreshToken;

    /// <summary>
    /// Whether the tokens show that the sessions come from different sign-ins. A renewal keeps the claim <c>session_id</c>
    /// of GoTrue's access tokens; tokens without it show nothing.
    /// </summary>
    public bool IsOtherSignIn(SessionTokens? other) =>
        other is not null && SessionId(AccessToken) is { } own && SessionId(other.AccessToken) is { } its && own != its;

    /// <summary>Whether the session belongs to this account.</summary>
    public bool IsOf(string email) => string.Equals(Email, email, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the account, without the tokens.</summary>
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
