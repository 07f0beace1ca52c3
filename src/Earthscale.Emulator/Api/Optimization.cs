namespace Earthscale.Emulator.Api;

/// <summary>The status of an optimization, and the time of its last change.</summary>
internal sealed record Optimization(string Status, string? UpdatedAt);
