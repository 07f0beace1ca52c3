namespace Earthscale;

/// <summary>What became of a dataset that was to be added.</summary>
public enum AddedDatasetStatus
{
    /// <summary>It was registered.</summary>
    Added,

    /// <summary>Its name was there already, and it was left alone.</summary>
    Skipped,
}
