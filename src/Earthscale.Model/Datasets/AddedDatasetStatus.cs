namespace Earthscale;

/// <summary>The outcome of adding a dataset.</summary>
public enum AddedDatasetStatus
{
    /// <summary>The dataset or version was added.</summary>
    Added,

    /// <summary>A dataset of that name existed, so nothing was added.</summary>
    Skipped,
}
