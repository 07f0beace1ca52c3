namespace Earthscale.Emulator.Authentication;

/// <summary>The tokens of a sign-in.</summary>
internal sealed record TokenResponse(string AccessToken, string TokenType, long ExpiresIn, long ExpiresAt, string RefreshToken, TokenUser User)
{
    /// <summary>Omits the tokens, so that none reaches a log by accident.</summary>
    public override string ToString() => nameof(TokenResponse);
}
