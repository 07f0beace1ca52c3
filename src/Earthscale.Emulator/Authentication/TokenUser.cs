namespace Earthscale.Emulator.Authentication;

/// <summary>Who signed in.</summary>
internal sealed record TokenUser(Guid Id, string Aud, string Role, string Email);
