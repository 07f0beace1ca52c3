namespace Earthscale.Emulator.Authentication;

/// <summary>The tokens of a sign-in or a refresh.</summary>
/// <param name="Id">The id of the sign-in.</param>
/// <param name="AccessToken">The access token, which is valid until <paramref name="ExpiresAt"/>.</param>
/// <param name="RefreshToken">The refresh token, which is valid once.</param>
/// <param name="ExpiresAt">The time when the access token expires.</param>
internal sealed record Session(Guid Id, string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt)
{
    /// <summary>Returns text without the tokens, to keep them out of logs.</summary>
    public override string ToString() => $"Session {Id}, expires {ExpiresAt:O}";
}
