namespace Earthscale;

/// <summary>The exception for a connection that failed, or that closed before the response was complete.</summary>
public sealed class ConnectionException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public ConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the reason.</summary>
    public required ConnectionError Error { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => Error is ConnectionError.NameNotResolved or ConnectionError.Refused or ConnectionError.Tls or ConnectionError.ProxyRefused;
}
