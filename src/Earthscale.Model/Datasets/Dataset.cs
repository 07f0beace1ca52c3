namespace Earthscale;

/// <summary>A dataset in a listing (the service's <c>ListDatasetResponse</c>).</summary>
public sealed record Dataset : IDatasetReference
{
    /// <summary>Gets the dataset's id, the same for all of its versions.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Gets the id of the dataset's latest version.</summary>
    public required Guid DatasetVersionId { get; init; }

    /// <summary>Gets the name of the latest version. It can be any text.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the dataset's type as the service sends it; <see cref="DatasetType"/> has the known values.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the tags; empty if there are none.</summary>
    public required TagDictionary Tags { get; init; }

    /// <summary>Gets the labels, the deprecated predecessor of tags; empty if there are none.</summary>
    public required IReadOnlyList<DatasetLabel> Labels { get; init; }

    /// <summary>Gets the time when the dataset was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets the time of the dataset's last change; listings are ordered by it, newest first.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Returns the dataset's name.</summary>
    public override string ToString() => Name;
}
