namespace Earthscale.Emulator.Api;

/// <summary>The support status of version 1 of the API.</summary>
internal sealed record ApiVersion(bool IsSupported, int NewestSupportedVersion, bool IsDeprecated, DateOnly? WillBeRemovedAfter, string? DeprecationMessage);
