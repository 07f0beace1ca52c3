namespace Earthscale;

/// <summary>The service's answer is not what its contract says.</summary>
public sealed class MalformedAnswerException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was wrong, and where in the answer.</param>
    /// <param name="innerException">What the reader said, if it did.</param>
    public MalformedAnswerException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool DoomsAll => false;
}
