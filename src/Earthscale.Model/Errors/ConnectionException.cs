namespace Earthscale;

/// <summary>The service could not be reached, or the connection broke before its response was whole.</summary>
public sealed class ConnectionException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong, for people.</param>
    /// <param name="innerException">What caused it.</param>
    public ConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>What broke.</summary>
    public required ConnectionError Error { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => Error is ConnectionError.NameNotResolved or ConnectionError.Refused or ConnectionError.Tls or ConnectionError.ProxyRefused;
}
