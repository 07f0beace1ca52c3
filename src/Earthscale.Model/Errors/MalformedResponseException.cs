namespace Earthscale;

/// <summary>The exception for a response that does not match the service's contract.</summary>
public sealed class MalformedResponseException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and where in the response.</param>
    /// <param name="innerException">The error of the JSON reader; null if there is none.</param>
    public MalformedResponseException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets a value that indicates whether the response is not from the service: a web page, another protocol, or another host.</summary>
    public bool IsForeign { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => IsForeign;
}
