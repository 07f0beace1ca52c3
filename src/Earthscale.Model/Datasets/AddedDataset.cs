namespace Earthscale;

/// <summary>The result of adding a dataset: a new dataset, a new version of a dataset, or an existing dataset that was skipped.</summary>
public sealed record AddedDataset : IDatasetReference
{
    /// <summary>Gets the dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the dataset's id.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Gets the id of the added version, or of the latest version of a skipped dataset.</summary>
    public required Guid DatasetVersionId { get; init; }

    /// <summary>Gets a value that indicates whether the dataset was added or skipped.</summary>
    public AddedDatasetStatus Status { get; init; }

    /// <summary>Returns the dataset's name.</summary>
    public override string ToString() => Name;
}
