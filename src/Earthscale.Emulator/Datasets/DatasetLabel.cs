namespace Earthscale.Emulator.Datasets;

/// <summary>A label. Tags replace labels.</summary>
internal sealed record DatasetLabel(string Name, string Value);
