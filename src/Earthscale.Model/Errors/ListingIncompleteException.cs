namespace Earthscale;

/// <summary>A listing broke off: some datasets were listed, and there may be more.</summary>
public sealed class ListingIncompleteException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="listed">How many datasets were listed.</param>
    /// <param name="cause">Why no more came.</param>
    public ListingIncompleteException(long listed, EarthscaleException cause)
        : base(FormattableString.Invariant($"The listing is incomplete: {listed} datasets were listed before it failed, and there may be more. {cause?.Message}"), cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        Listed = listed;
        Attempts = cause.Attempts;
        IsFatal = cause.IsFatal;
    }

    /// <summary>How many datasets were listed.</summary>
    public long Listed { get; }

    /// <inheritdoc/>
    public override bool IsFatal { get; }
}
