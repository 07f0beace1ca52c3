namespace Earthscale.Client.Json;

/// <summary>One dataset of a listing as it arrives: anything may be missing until it was looked at.</summary>
internal sealed record DatasetJson
{
    public Guid? DatasetId { get; init; }

    public Guid? DatasetVersionId { get; init; }

    public string? Name { get; init; }

    public string? Type { get; init; }

    public IReadOnlyList<LabelJson?>? Labels { get; init; }

    public TagDictionary? Tags { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public Dataset ToDataset() => new()
    {
        DatasetId = Require.Value(DatasetId, "dataset_id"),
        DatasetVersionId = Require.Value(DatasetVersionId, "dataset_version_id"),
        Name = Require.Value(Name, "name"),
        Type = Require.DatasetType(Type),
        Labels = LabelJson.ToLabels(Labels),
        Tags = Tags ?? TagDictionary.Empty,
        CreatedAt = Require.Value(CreatedAt, "created_at"),
        UpdatedAt = Require.Value(UpdatedAt, "updated_at"),
    };
}
