namespace Earthscale;

/// <summary>The exception for a listing that failed after its first page; there may be more datasets.</summary>
public sealed class ListingIncompleteException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="listed">The number of datasets that were listed.</param>
    /// <param name="cause">The error that ended the listing.</param>
    public ListingIncompleteException(long listed, EarthscaleException cause)
        : base(FormattableString.Invariant($"The listing is incomplete: {listed} {(listed == 1 ? "dataset was" : "datasets were")} listed before it failed, and there may be more. {cause?.Message}"), cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        Listed = listed;
        Attempts = cause.Attempts;
        IsFatal = cause.IsFatal;
    }

    /// <summary>Gets the number of datasets that were listed.</summary>
    public long Listed { get; }

    /// <inheritdoc/>
    public override bool IsFatal { get; }
}
