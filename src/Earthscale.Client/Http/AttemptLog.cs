using System.Net;

namespace Earthscale.Client.Http;

/// <summary>How often a request was sent, and whether the service may have acted on it.</summary>
internal sealed class AttemptLog
{
    private static readonly HttpRequestOptionsKey<AttemptLog> s_key = new("Earthscale.AttemptLog");

    public int Count { get; set; }

    /// <summary>Whether an attempt ended so that nobody here can know if the service did what it was asked.</summary>
    public bool MayHaveActed { get; private set; }

    public static AttemptLog Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(s_key, out var log))
        {
            request.Options.Set(s_key, log = new AttemptLog());
        }

        return log;
    }

    public void Ended(ConnectionFault fault) =>
        MayHaveActed |= fault is ConnectionFault.TimedOut or ConnectionFault.Broken;

    // 429 is said before any work is done; a gateway's errors can come after it.
    public void Ended(HttpStatusCode status) =>
        MayHaveActed |= (int)status is 408 or >= 500;
}
