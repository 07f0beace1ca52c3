namespace Earthscale;

/// <summary>A version has no pixel values to be read.</summary>
public sealed class PixelsUnavailableException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which version, and why.</param>
    public PixelsUnavailableException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override bool IsFatal => false;
}
