namespace Earthscale.Client.Http;

/// <summary>How often a request was sent, and whether the service may have acted on it.</summary>
internal sealed class AttemptLog
{
    private static readonly HttpRequestOptionsKey<AttemptLog> s_key = new("Earthscale.AttemptLog");

    public int Count { get; set; }

    /// <summary>Whether an attempt ended so that nobody here can know if the service did what it was asked.</summary>
    public bool OutcomeUnknown { get; private set; }

    /// <summary>When the last attempt left, as a timestamp; 0 before.</summary>
    public long LeftAt { get; set; }

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

    /// <summary>Keeps the log of a request where its sender can look at it.</summary>
    public void Attach(HttpRequestMessage request) => request.Options.Set(s_key, this);

    /// <summary>Whether the present attempt may have reached the service.</summary>
    public static bool HasLeft(HttpRequestMessage request) => request.Content is not SentOnceContent { HasLeft: false };

    /// <summary>A response came.</summary>
    public void Answered(HttpResponseMessage response) => OutcomeUnknown |= RetryRules.OutcomeUnknown(response);

    /// <summary>No response came, or none that can be read, to a request that had left.</summary>
    public void Unanswered(EarthscaleException failure) =>
        OutcomeUnknown |= failure is MalformedResponseException or ConnectionException { Error: ConnectionError.TimedOut or ConnectionError.Broken };

    /// <summary>Writes into a failure what is known of the attempts, and keeps it.</summary>
    public void Failed(EarthscaleException failure)
    {
        (failure.Attempts, failure.OutcomeUnknown) = (Count, OutcomeUnknown);
        LastFailure = failure;
    }
}
