namespace Earthscale.Emulator.Authentication;

/// <summary>The response with the tokens of a sign-in.</summary>
internal sealed record TokenResponse(string AccessToken, string TokenType, long ExpiresIn, long ExpiresAt, string RefreshToken, TokenUser User)
{
    /// <summary>Returns text without the tokens, to keep them out of logs.</summary>
    public override string ToString() => nameof(TokenResponse);
}
