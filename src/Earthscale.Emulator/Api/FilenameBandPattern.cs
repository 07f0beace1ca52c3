namespace Earthscale.Emulator.Api;

/// <summary>Files whose names match the pattern hold the band.</summary>
internal sealed record FilenameBandPattern(string Pattern, string Band);
