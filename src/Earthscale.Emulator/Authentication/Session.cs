namespace Earthscale.Emulator.Authentication;

/// <summary>What a sign-in or a refresh hands out.</summary>
/// <param name="Id">The sign-in that it belongs to; signing out ends all of it.</param>
/// <param name="AccessToken">Good until <paramref name="ExpiresAt"/>.</param>
/// <param name="RefreshToken">Good once.</param>
/// <param name="ExpiresAt">When the access token ends.</param>
internal sealed record Session(Guid Id, string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt)
{
    /// <summary>Omits the tokens, so that none reaches a log by accident.</summary>
    public override string ToString() => $"Session {Id}, expires {ExpiresAt:O}";
}
