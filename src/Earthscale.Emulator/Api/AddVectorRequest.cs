namespace Earthscale.Emulator.Api;

/// <summary>A vector file to add.</summary>
internal sealed record AddVectorRequest : AddDatasetRequest
{
    public string Url { get; set; } = null!;

    public override IEnumerable<(string Name, object? Value)> Fields() => [.. base.Fields(), ("url", Url)];
}
