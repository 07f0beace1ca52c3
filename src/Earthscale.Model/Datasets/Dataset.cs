namespace Earthscale;

/// <summary>A dataset as a listing shows it (the service's <c>ListDatasetResponse</c>).</summary>
public sealed record Dataset : IDatasetReference
{
    /// <summary>Names the dataset across all of its versions.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Names the dataset's latest version.</summary>
    public required Guid DatasetVersionId { get; init; }

    /// <summary>The name of the latest version. Not unique over time, and any text at all.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it holds pixels or shapes, in the service's words: see <see cref="DatasetType"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Keys and values that users gave; empty when there are none.</summary>
    public required TagDictionary Tags { get; init; }

    /// <summary>The older form of tags, which the service calls deprecated; empty when there are none.</summary>
    public required IReadOnlyList<DatasetLabel> Labels { get; init; }

    /// <summary>When the dataset was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the dataset last changed; listings are ordered by it, newest first.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The dataset's name.</summary>
    public override string ToString() => Name;
}
