namespace Earthscale.Emulator.Datasets;

/// <summary>A name and a value; superseded by tags.</summary>
internal sealed record DatasetLabel(string Name, string Value);
