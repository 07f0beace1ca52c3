namespace Earthscale.Emulator.Authentication;

/// <summary>How the auth service works.</summary>
/// <param name="Email">The one user's address.</param>
/// <param name="Password">That user's password.</param>
/// <param name="AnonKey">What the header <c>apikey</c> must hold; null requires none.</param>
/// <param name="ApproveSignIn">Whether the browser is sent back at once, signed in, without a page.</param>
internal sealed record AuthSettings(string Email, string Password, string? AnonKey, bool ApproveSignIn);
