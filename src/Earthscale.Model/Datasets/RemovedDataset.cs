namespace Earthscale;

/// <summary>What became of a dataset that was to be removed from the catalog.</summary>
public sealed record RemovedDataset : IDatasetReference
{
    /// <summary>The <see cref="Result"/> of a dataset that the command removed.</summary>
    public const string Removed = "Removed";

    /// <summary>The <see cref="Result"/> of a dataset that somebody else had removed before.</summary>
    public const string AlreadyGone = "AlreadyGone";

    /// <summary>
    /// The <see cref="Result"/> where a response was lost and no such dataset is there now: the command removed it, or
    /// it was gone already, or it never existed.
    /// </summary>
    public const string NotThere = "NotThere";

    /// <summary>The dataset's name, where it is known; otherwise null.</summary>
    public required string? Name { get; init; }

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>The version that marks the removal; null when the response that named it was lost, or somebody else removed it.</summary>
    public required Guid? MarkerVersionId { get; init; }

    /// <summary><see cref="Removed"/>, <see cref="AlreadyGone"/> or <see cref="NotThere"/>.</summary>
    public string Result { get; init; } = Removed;

    /// <summary>The dataset's name, or its id where the name is not known.</summary>
    public override string ToString() => Name ?? DatasetId.ToString();
}
