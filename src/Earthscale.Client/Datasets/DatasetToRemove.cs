namespace Earthscale.Client.Datasets;

/// <summary>A dataset to remove.</summary>
/// <param name="Id">The id for the request: the dataset's, or that of any of its versions.</param>
public sealed record DatasetToRemove(Guid Id)
{
    /// <summary>Gets the dataset's id; null if <see cref="Id"/> may be a version's.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Gets the id of a version of the dataset; null if unknown.</summary>
    public Guid? VersionId { get; init; }

    /// <summary>Gets the dataset's name; null if unknown.</summary>
    public string? Name { get; init; }
}
