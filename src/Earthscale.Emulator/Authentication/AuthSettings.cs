namespace Earthscale.Emulator.Authentication;

/// <summary>The settings of the auth service.</summary>
/// <param name="Email">The user's email address.</param>
/// <param name="Password">The user's password.</param>
/// <param name="AnonKey">The required value of the header <c>apikey</c>; null for none.</param>
/// <param name="ApproveSignIn">Whether to skip the sign-in page.</param>
internal sealed record AuthSettings(string Email, string Password, string? AnonKey, bool ApproveSignIn);
