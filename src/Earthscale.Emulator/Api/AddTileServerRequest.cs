using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Api;

internal sealed record AddTileServerRequest : AddDatasetRequest
{
    public string Url { get; set; } = null!;

    public override IEnumerable<(string Name, object? Value)> Fields() => [.. base.Fields(), ("url", Url)];

    protected override VersionDetail Complete(VersionDetail detail) => detail with { TileUrl = Url, MaxZoom = 19 };
}
