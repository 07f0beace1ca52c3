namespace Earthscale;

/// <summary>A dataset that was removed from the catalog.</summary>
public sealed record RemovedDataset : IDatasetReference
{
    /// <summary>The dataset's name, where the pipeline knew it; otherwise null.</summary>
    public required string? Name { get; init; }

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>The version that marks the removal; null when an earlier attempt, whose response was lost, had already removed it.</summary>
    public required Guid? MarkerVersionId { get; init; }

    /// <summary>The dataset's name, or its id where the name is not known.</summary>
    public override string ToString() => Name ?? DatasetId.ToString();
}
