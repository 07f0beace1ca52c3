namespace Earthscale;

/// <summary>The service's answer is not what its contract says.</summary>
public sealed class MalformedResponseException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was wrong, and where in the response.</param>
    /// <param name="innerException">What the reader said, if it did.</param>
    public MalformedResponseException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether something else than the service answered: a web page, another protocol, another host.</summary>
    public bool IsForeign { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => IsForeign;
}
