namespace Earthscale.Emulator.Authentication;

/// <summary>An error in the shape of OAuth 2.</summary>
internal sealed record OAuthError(string Error, string ErrorDescription);
