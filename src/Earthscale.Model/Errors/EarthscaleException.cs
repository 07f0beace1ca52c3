namespace Earthscale;

/// <summary>The base of the exceptions of the client.</summary>
public abstract class EarthscaleException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    protected EarthscaleException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the number of attempts to send the request; 0 if there was none.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Gets a value that indicates whether the service may have made the requested change: no response says so or denies it.</summary>
    public bool OutcomeUnknown { get; internal set; }

    /// <summary>Gets a sentence about what the catalog shows of a change whose response was lost; null if the catalog was not queried.</summary>
    public string? OutcomeNote { get; internal set; }

    /// <summary>Gets a value that indicates whether every further request would fail the same way.</summary>
    public abstract bool IsFatal { get; }
}
