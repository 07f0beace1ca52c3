namespace Earthscale.Client.Datasets;

/// <summary>Which datasets to list; everything given must match.</summary>
public sealed record DatasetQuery
{
    /// <summary>The largest page the service gives.</summary>
    public const int MaxPageSize = 1000;

    /// <summary>Part of the name, in any case; null for all.</summary>
    public string? NamePart { get; init; }

    /// <summary>Tags that a dataset must have, all of them.</summary>
    public IReadOnlyList<TagFilter> Tags { get; init; } = [];

    /// <summary>Only datasets created after this time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only datasets created before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Only datasets that touch this box; across the antimeridian it takes two requests a page.</summary>
    public BoundingBox? BoundingBox { get; init; }

    /// <summary>How many datasets a page holds at most, 1 to 1000.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <summary>How many datasets are wanted at most; null for all.</summary>
    public long? First { get; init; }

    /// <summary>
    /// Where in the offset listing to begin, counted from 0; null for the cursor listing. The offset listing misses or
    /// repeats datasets when others are added or removed meanwhile; the cursor listing does not.
    /// </summary>
    public int? Offset { get; init; }

    /// <summary>The tags as the generated client takes them; null for none.</summary>
    internal string[]? TagTexts => Tags.Count == 0 ? null : [.. Tags.Select(tag => tag.Text)];
}
