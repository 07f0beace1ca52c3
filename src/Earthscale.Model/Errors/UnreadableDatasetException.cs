namespace Earthscale;

/// <summary>The exception for a dataset in a listing that does not match the service's contract. It does not affect the other datasets.</summary>
public sealed class UnreadableDatasetException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The dataset, the field, and what is wrong with it.</param>
    /// <param name="innerException">The error of the JSON reader; null if there is none.</param>
    public UnreadableDatasetException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the dataset's id; null if it cannot be read.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Gets the dataset's name; null if it cannot be read.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => false;
}
