namespace Earthscale.Client.Json;

/// <summary>The JSON of a reference to a version.</summary>
internal sealed record DatasetVersionReferenceJson
{
    public Guid? DatasetId { get; init; }

    public Guid? DatasetVersionId { get; init; }
}
