namespace Earthscale.Emulator.Api;

/// <summary>How far an optimization is, and since when.</summary>
internal sealed record Optimization(string Status, string? UpdatedAt);
