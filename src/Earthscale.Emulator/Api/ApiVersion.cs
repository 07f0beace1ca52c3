namespace Earthscale.Emulator.Api;

/// <summary>Whether version 1 of the API is supported, and until when.</summary>
internal sealed record ApiVersion(bool IsSupported, int NewestSupportedVersion, bool IsDeprecated, DateOnly? WillBeRemovedAfter, string? DeprecationMessage);
