namespace Earthscale.PowerShell.Parameters;

/// <summary>A reference to a dataset from a row of a table.</summary>
/// <param name="DatasetId">The id in the row: the dataset's, or that of any of its versions.</param>
internal sealed record DatasetReference(Guid DatasetId) : IDatasetReference
{
    /// <inheritdoc/>
    public string? Name { get; init; }

    /// <summary>The id of a version of the dataset; null if the row has none.</summary>
    public Guid? DatasetVersionId { get; init; }
}
