namespace Earthscale.Client.Datasets;

/// <summary>Some datasets of a listing.</summary>
/// <param name="Datasets">Those that could be read, in the service's order.</param>
/// <param name="Unreadable">Why others among them could not be read.</param>
public sealed record DatasetBatch(IReadOnlyList<Dataset> Datasets, IReadOnlyList<UnreadableDatasetException> Unreadable);
