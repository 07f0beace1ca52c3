namespace Earthscale;

/// <summary>The result of removing a dataset from the catalog.</summary>
public sealed record RemovedDataset : IDatasetReference
{
    /// <summary>The value of <see cref="Result"/> if the command removed the dataset.</summary>
    public const string Removed = "Removed";

    /// <summary>The value of <see cref="Result"/> if the dataset had been removed before.</summary>
    public const string AlreadyGone = "AlreadyGone";

    /// <summary>
    /// The value of <see cref="Result"/> if a response was lost and the catalog has no such dataset now: the command removed
    /// it, it had been removed before, or it never existed.
    /// </summary>
    public const string NotThere = "NotThere";

    /// <summary>Gets the dataset's name; null if it is unknown.</summary>
    public required string? Name { get; init; }

    /// <summary>Gets the dataset's id.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Gets the id of the version that marks the removal; null if the response was lost, or if the dataset had been removed before.</summary>
    public required Guid? MarkerVersionId { get; init; }

    /// <summary>Gets the outcome: <see cref="Removed"/>, <see cref="AlreadyGone"/>, or <see cref="NotThere"/>.</summary>
    public string Result { get; init; } = Removed;

    /// <summary>Returns the dataset's name, or its id if the name is unknown.</summary>
    public override string ToString() => Name ?? DatasetId.ToString();
}
