namespace Earthscale.Client.Json;

internal sealed record DatasetVersionReferenceJson
{
    public Guid? DatasetId { get; init; }

    public Guid? DatasetVersionId { get; init; }
}
