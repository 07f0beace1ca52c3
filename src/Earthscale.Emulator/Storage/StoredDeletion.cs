namespace Earthscale.Emulator.Storage;

/// <summary>A dataset that was deleted, straight from the database.</summary>
/// <param name="DatasetId">The dataset's id.</param>
/// <param name="MarkerVersionId">The version that marks the deletion.</param>
/// <param name="Name">The name it had.</param>
/// <param name="RemovedFromMaps">Whether the request asked to take it off all maps.</param>
public sealed record StoredDeletion(Guid DatasetId, Guid MarkerVersionId, string Name, bool RemovedFromMaps);
