namespace Earthscale.Emulator.Authentication;

/// <summary>The user of a session.</summary>
internal sealed record TokenUser(Guid Id, string Aud, string Role, string Email);
