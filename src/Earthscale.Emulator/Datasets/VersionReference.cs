namespace Earthscale.Emulator.Datasets;

/// <summary>Which dataset, and which of its versions.</summary>
internal readonly record struct VersionReference(Guid DatasetId, Guid VersionId);
