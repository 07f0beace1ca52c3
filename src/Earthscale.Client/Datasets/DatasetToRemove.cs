namespace Earthscale.Client.Datasets;

/// <summary>A dataset that is to be removed, and what is known of it.</summary>
/// <param name="Id">The id to ask for: the dataset's, or that of any of its versions.</param>
public sealed record DatasetToRemove(Guid Id)
{
    /// <summary>The dataset's own id; null where <see cref="Id"/> may be a version's.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>A version of the dataset; null where none is known.</summary>
    public Guid? VersionId { get; init; }

    /// <summary>The dataset's name; null where it is not known.</summary>
    public string? Name { get; init; }
}
