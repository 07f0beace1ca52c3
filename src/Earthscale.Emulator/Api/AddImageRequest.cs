using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Api;

/// <summary>Image files to add.</summary>
internal sealed record AddImageRequest : AddDatasetRequest
{
    public IReadOnlyList<string> Urls { get; set; } = null!;

    public IReadOnlyList<string>? Bands { get; set; }

    public string? Groupby { get; set; }

    public string? FilenameDatePattern { get; set; }

    public IReadOnlyList<FilenameBandPattern>? FilenameBandPattern { get; set; }

    public override IEnumerable<(string Name, object? Value)> Fields() => [.. base.Fields(), ("urls", Urls), ("bands", Bands ?? [])];

    protected override VersionDetail Complete(VersionDetail detail) =>
        detail with { Variables = (Bands ?? []).Distinct().ToDictionary(band => band, _ => new VariableStatistics(0, 1)) };
}
