namespace Earthscale;

/// <summary>No credentials are at hand, or those at hand are no longer good.</summary>
public sealed class NotSignedInException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is missing, and how to sign in.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public NotSignedInException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsFatal => true;
}
