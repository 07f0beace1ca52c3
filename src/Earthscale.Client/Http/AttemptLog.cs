namespace Earthscale.Client.Http;

/// <summary>The attempts of a request, and whether the service may have acted on it.</summary>
internal sealed class AttemptLog
{
    private static readonly HttpRequestOptionsKey<AttemptLog> s_key = new("Earthscale.AttemptLog");

    public int Count { get; set; }

    /// <summary>Whether an attempt ended without showing whether the service acted on the request.</summary>
    public bool OutcomeUnknown { get; private set; }

    /// <summary>The timestamp at which the last attempt was sent; 0 before.</summary>
    public long LeftAt { get; set; }

    /// <summary>The error of the last failed attempt; null if there is none.</summary>
    public EarthscaleException? LastFailure { get; private set; }

    public static AttemptLog Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(s_key, out var log))
        {
            request.Options.Set(s_key, log = new AttemptLog());
        }

        return log;
    }

    /// <summary>Attaches the log to a request, so that the sender can read it.</summary>
    public void Attach(HttpRequestMessage request) => request.Options.Set(s_key, this);

    /// <summary>Whether the current attempt may have reached the service.</summary>
    public static bool HasLeft(HttpRequestMessage request) => request.Content is not SentOnceContent { HasLeft: false };

    public void RecordResponse(HttpResponseMessage response) => OutcomeUnknown |= RetryRules.OutcomeUnknown(response);

    /// <summary>Records that a request, if it was sent, got no readable response.</summary>
    public void RecordNoResponse(HttpRequestMessage request, EarthscaleException failure) => OutcomeUnknown |= HasLeft(request)
        && failure is MalformedResponseException or ConnectionException { Error: ConnectionError.TimedOut or ConnectionError.Broken };

    /// <summary>Records a failure, and copies the state of the attempts into it.</summary>
    public void RecordFailure(EarthscaleException failure)
    {
        (failure.Attempts, failure.OutcomeUnknown) = (Count, OutcomeUnknown);
        LastFailure = failure;
    }
}
