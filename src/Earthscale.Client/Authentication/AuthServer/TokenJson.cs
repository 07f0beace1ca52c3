namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>The auth service's answer to a good sign-in, as it arrives.</summary>
internal sealed class TokenJson
{
    public string? AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>In seconds.</summary>
    public long? ExpiresIn { get; init; }

    /// <summary>In seconds since 1970.</summary>
    public long? ExpiresAt { get; init; }

    public UserJson? User { get; init; }

    /// <summary>Whose session it is.</summary>
    internal sealed class UserJson
    {
        public string? Email { get; init; }
    }
}
