namespace Earthscale.Client.Http;

/// <summary>How often a request was sent, and whether the service may have acted on it.</summary>
internal sealed class AttemptLog
{
    private static readonly HttpRequestOptionsKey<AttemptLog> s_key = new("Earthscale.AttemptLog");

    public int Count { get; set; }

    /// <summary>Whether an attempt ended so that nobody here can know if the service did what it was asked.</summary>
    public bool MayHaveActed { get; private set; }

    /// <summary>How the last attempt failed; null when none did.</summary>
    public EarthscaleException? LastFailure { get; private set; }

    public static AttemptLog Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(s_key, out var log))
        {
            request.Options.Set(s_key, log = new AttemptLog());
        }

        return log;
    }

    /// <summary>An answer came.</summary>
    public void Answered(HttpResponseMessage response) => MayHaveActed |= RetryRules.MayHaveActed(response);

    /// <summary>No answer came, or none that can be read.</summary>
    public void Unanswered(EarthscaleException failure) =>
        MayHaveActed |= failure is MalformedAnswerException or ConnectionException { Fault: ConnectionFault.TimedOut or ConnectionFault.Broken };

    /// <summary>Writes into a failure what is known of the attempts, and keeps it.</summary>
    public void Failed(EarthscaleException failure)
    {
        (failure.Attempts, failure.MayHaveActed) = (Count, MayHaveActed);
        LastFailure = failure;
    }
}
