namespace Earthscale;

/// <summary>Something went wrong between us and the service.</summary>
public abstract class EarthscaleException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong, for people.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    protected EarthscaleException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>How many times the request was sent; 0 when it was never sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Whether the service may have done what it was asked, for all that anybody here can know.</summary>
    public bool OutcomeUnknown { get; internal set; }

    /// <summary>What the catalog shows of a change whose response was lost, for people; null when it was not asked.</summary>
    public string? OutcomeNote { get; internal set; }

    /// <summary>Whether every further request would fail the same way: signed out, wrong host, TLS.</summary>
    public abstract bool IsFatal { get; }
}
