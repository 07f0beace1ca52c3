namespace Earthscale;

/// <summary>The exception for missing or expired credentials.</summary>
public sealed class NotSignedInException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is missing, and how to sign in.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public NotSignedInException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsFatal => true;
}
