namespace Earthscale;

/// <summary>The exception for a version without pixel values.</summary>
public sealed class PixelsUnavailableException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The version and the reason.</param>
    public PixelsUnavailableException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override bool IsFatal => false;
}
