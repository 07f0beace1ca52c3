namespace Earthscale.Emulator.Datasets;

/// <summary>A version in the database.</summary>
/// <param name="Reference">The ids of the dataset and the version.</param>
/// <param name="Name">The name of the version.</param>
/// <param name="Type"><c>raster</c> or <c>vector</c>.</param>
/// <param name="AddedAt">The time when the version was added, in microseconds since 1970.</param>
/// <param name="Extent">The extent; null if unknown.</param>
/// <param name="Detail">The other properties.</param>
internal sealed record StoredVersion(VersionReference Reference, string Name, string Type, long AddedAt, BoundingBox? Extent, VersionDetail Detail);
