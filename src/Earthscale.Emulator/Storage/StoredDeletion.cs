namespace Earthscale.Emulator.Storage;

/// <summary>A deleted dataset, from the database.</summary>
/// <param name="DatasetId">The dataset's id.</param>
/// <param name="MarkerVersionId">The id of the version that marks the deletion.</param>
/// <param name="Name">The name.</param>
/// <param name="RemovedFromMaps">Whether the request also removed it from all maps.</param>
public sealed record StoredDeletion(Guid DatasetId, Guid MarkerVersionId, string Name, bool RemovedFromMaps);
