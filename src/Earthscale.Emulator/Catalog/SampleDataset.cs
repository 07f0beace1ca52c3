using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Catalog;

/// <summary>A dataset of the sample catalog.</summary>
/// <param name="Name">Its name, the same in all its versions.</param>
/// <param name="Created">The day of its first version; further ones follow a month apart.</param>
/// <param name="Type"><c>raster</c> or <c>vector</c>.</param>
/// <param name="Extent">Where it lies.</param>
/// <param name="Detail">Everything else.</param>
internal sealed record SampleDataset(string Name, string Created, string Type, BoundingBox Extent, VersionDetail Detail)
{
    public int Versions { get; init; } = 1;
}
