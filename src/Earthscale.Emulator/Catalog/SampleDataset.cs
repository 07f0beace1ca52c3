using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Catalog;

/// <summary>A dataset of the sample catalog.</summary>
/// <param name="Name">The name, the same in all versions.</param>
/// <param name="Created">The time of the first version; further versions follow a month apart.</param>
/// <param name="Type"><c>raster</c> or <c>vector</c>.</param>
/// <param name="Extent">The extent.</param>
/// <param name="Detail">The other properties.</param>
internal sealed record SampleDataset(string Name, string Created, string Type, BoundingBox Extent, VersionDetail Detail)
{
    public int Versions { get; init; } = 1;
}
