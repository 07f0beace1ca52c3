using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Catalog;

/// <summary>A dataset of the sample catalog.</summary>
/// <param name="Name">Its name, the same in all its versions.</param>
/// <param name="Created">The day of its first version; further ones follow a month apart.</param>
internal sealed record SampleDataset(string Name, string Created)
{
    public string Type { get; init; } = "raster";

    public int Versions { get; init; } = 1;

    public BoundingBox? Extent { get; init; }

    public VersionDetail Detail { get; init; } = new();
}
