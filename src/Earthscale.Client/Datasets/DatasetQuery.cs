namespace Earthscale.Client.Datasets;

/// <summary>The filters of a listing. A dataset must match all of them.</summary>
public sealed record DatasetQuery
{
    /// <summary>The service's maximum page size, in datasets.</summary>
    public const int MaxPageSize = 1000;

    /// <summary>Gets a part of the name, ignoring case; null for any name.</summary>
    public string? NamePart { get; init; }

    /// <summary>Gets the tags that a dataset must have; empty for any tags.</summary>
    public IReadOnlyList<TagFilter> Tags { get; init; } = [];

    /// <summary>Gets the time after which a dataset must have been created; null for any time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Gets the time before which a dataset must have been created; null for any time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Gets the box that a dataset must intersect; null for any place. A box across the antimeridian takes two requests per page.</summary>
    public BoundingBox? BoundingBox { get; init; }

    /// <summary>Gets the maximum number of datasets per page, 1 to 1000.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <summary>Gets the maximum number of datasets to return; null for all.</summary>
    public long? First { get; init; }

    /// <summary>
    /// Gets the start in the offset listing, from 0; null for the cursor listing. The offset listing misses or repeats
    /// datasets if others are added or removed during the listing; the cursor listing does not.
    /// </summary>
    public int? Offset { get; init; }

    /// <summary>Gets the tags for the generated client; null if there are none.</summary>
    internal string[]? TagTexts => Tags.Count == 0 ? null : [.. Tags.Select(tag => tag.Text)];
}
