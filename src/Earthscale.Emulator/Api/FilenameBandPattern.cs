namespace Earthscale.Emulator.Api;

/// <summary>The band of the files whose names match a pattern.</summary>
internal sealed record FilenameBandPattern(string Pattern, string Band);
