namespace Earthscale;

/// <summary>A dataset that was registered, or registered anew as a further version; or one that was there and left alone.</summary>
public sealed record AddedDataset : IDatasetReference
{
    /// <summary>The name it was registered under.</summary>
    public required string Name { get; init; }

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>The version that was made, or the latest one of a dataset that was left alone.</summary>
    public required Guid DatasetVersionId { get; init; }

    /// <summary>Whether it was added, or left alone.</summary>
    public AddedDatasetStatus Status { get; init; }

    /// <summary>The dataset's name.</summary>
    public override string ToString() => Name;
}
