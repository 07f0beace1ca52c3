using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Datasets;

/// <summary>Which dataset, and which of its versions.</summary>
internal sealed record VersionReference(Guid DatasetId, [property: JsonPropertyName("dataset_version_id")] Guid VersionId);
