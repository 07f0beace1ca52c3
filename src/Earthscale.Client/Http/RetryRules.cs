using System.Net;

namespace Earthscale.Client.Http;

/// <summary>Which failures are worth another attempt, and when.</summary>
internal static class RetryRules
{
    /// <summary>The longest wait between two attempts.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(60);

    /// <summary>From when on no further attempt is begun, counted from the first.</summary>
    public static readonly TimeSpan MaxTotal = TimeSpan.FromMinutes(5);

    /// <summary>Whether a request that was answered so may be sent again.</summary>
    public static bool IsWorthwhile(HttpMethod method, HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.ServiceUnavailable => IsRepeatable(method) || response.Headers.RetryAfter is not null,
        HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => IsRepeatable(method),
        _ => false,
    };

    /// <summary>Whether a request that failed so may be sent again.</summary>
    public static bool IsWorthwhile(HttpMethod method, Exception exception) => exception is ConnectionException failure
        && failure.Fault switch
        {
            ConnectionFault.Refused => true,
            ConnectionFault.Broken or ConnectionFault.TimedOut => IsRepeatable(method),
            _ => false,
        };

    /// <summary>How long the service asks to wait; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage? response, DateTimeOffset now) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    // Adding makes a version each time; the others end in the same state however often they arrive.
    private static bool IsRepeatable(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Delete || method == HttpMethod.Put;
}
