namespace Earthscale.Client.Json;

/// <summary>Which dataset, and which of its versions, as it arrives.</summary>
internal sealed record DatasetVersionReferenceJson
{
    public Guid? DatasetId { get; init; }

    public Guid? DatasetVersionId { get; init; }
}
