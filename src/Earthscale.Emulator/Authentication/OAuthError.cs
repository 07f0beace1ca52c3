namespace Earthscale.Emulator.Authentication;

/// <summary>An error as OAuth 2 has it.</summary>
internal sealed record OAuthError(string Error, string ErrorDescription);
