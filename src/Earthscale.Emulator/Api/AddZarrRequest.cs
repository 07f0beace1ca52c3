namespace Earthscale.Emulator.Api;

/// <summary>A Zarr store to add.</summary>
internal sealed record AddZarrRequest : AddDatasetRequest
{
    public IReadOnlyList<string> Urls { get; set; } = null!;

    public IReadOnlyDictionary<string, string>? Rename { get; set; }

    public override IEnumerable<(string Name, object? Value)> Fields() => [.. base.Fields(), ("urls", Urls), ("rename", Rename ?? new Dictionary<string, string>())];
}
