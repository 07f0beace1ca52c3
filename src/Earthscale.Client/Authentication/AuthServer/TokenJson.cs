namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>The auth service's response to a successful sign-in.</summary>
internal sealed class TokenJson
{
    public string? AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>The lifetime, in seconds.</summary>
    public long? ExpiresIn { get; init; }

    /// <summary>The expiration time, in seconds since 1970.</summary>
    public long? ExpiresAt { get; init; }

    public UserJson? User { get; init; }

    /// <summary>The user of the session.</summary>
    internal sealed class UserJson
    {
        public string? Email { get; init; }
    }
}
