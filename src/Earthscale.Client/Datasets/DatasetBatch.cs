namespace Earthscale.Client.Datasets;

/// <summary>A batch of datasets of a listing.</summary>
/// <param name="Datasets">The datasets that could be read, in the service's order.</param>
/// <param name="Unreadable">The errors of the datasets that could not be read.</param>
public sealed record DatasetBatch(IReadOnlyList<Dataset> Datasets, IReadOnlyList<UnreadableDatasetException> Unreadable);
