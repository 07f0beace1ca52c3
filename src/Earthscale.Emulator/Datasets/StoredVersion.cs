namespace Earthscale.Emulator.Datasets;

/// <summary>One version as it lies in the database.</summary>
/// <param name="Reference">Its dataset's id and its own.</param>
/// <param name="Name">The dataset's name in this version.</param>
/// <param name="Type"><c>raster</c> or <c>vector</c>.</param>
/// <param name="AddedAt">When this version was added, in microseconds since 1970.</param>
/// <param name="Extent">The extent, or null when nobody knows it.</param>
/// <param name="Detail">Everything else.</param>
internal sealed record StoredVersion(VersionReference Reference, string Name, string Type, long AddedAt, BoundingBox? Extent, VersionDetail Detail);
