namespace Earthscale;

/// <summary>The service could not be reached, or the connection broke before its answer was whole.</summary>
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
    public required ConnectionFault Fault { get; init; }

    /// <inheritdoc/>
    public override bool DoomsAll => Fault is ConnectionFault.NameNotResolved or ConnectionFault.Refused or ConnectionFault.Tls;
}
