using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Datasets;

/// <summary>The ids of a dataset and a version.</summary>
internal sealed record VersionReference(Guid DatasetId, [property: JsonPropertyName("dataset_version_id")] Guid VersionId);
