namespace Earthscale.Emulator.Storage;

/// <summary>A dataset of the listings, from the database.</summary>
/// <param name="DatasetId">The dataset's id.</param>
/// <param name="VersionId">The latest version's id.</param>
/// <param name="Name">The name.</param>
/// <param name="Versions">The number of versions.</param>
public sealed record StoredDataset(Guid DatasetId, Guid VersionId, string Name, int Versions);
