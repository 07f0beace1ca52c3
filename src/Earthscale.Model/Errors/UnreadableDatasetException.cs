namespace Earthscale;

/// <summary>One dataset of a listing is not what the service's contract says; the others are not affected.</summary>
public sealed class UnreadableDatasetException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which dataset, and what is wrong with which field.</param>
    /// <param name="innerException">What the reader said.</param>
    public UnreadableDatasetException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The dataset's id; null if that is what cannot be read.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>The dataset's name; null if that is what cannot be read.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => false;
}
