namespace Earthscale.Emulator.Storage;

/// <summary>A dataset that the listings show, straight from the database.</summary>
/// <param name="DatasetId">The dataset's id.</param>
/// <param name="VersionId">Its latest version's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Versions">How many versions it has.</param>
public sealed record StoredDataset(Guid DatasetId, Guid VersionId, string Name, int Versions);
