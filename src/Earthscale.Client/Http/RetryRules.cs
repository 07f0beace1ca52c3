using System.Net;

namespace Earthscale.Client.Http;

/// <summary>Which failures are worth another attempt, and when.</summary>
internal static class RetryRules
{
    /// <summary>The longest wait between two attempts where the service asks for none.</summary>
    public static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(60);

    /// <summary>From when on no further attempt is begun, counted from the first; who asks for a longer wait is not asked again.</summary>
    public static readonly TimeSpan MaxTotal = TimeSpan.FromMinutes(5);

    /// <summary>Whether a request that failed so may be sent again.</summary>
    public static bool IsWorthwhile(HttpRequestMessage request, EarthscaleException exception) => exception switch
    {
        ServiceException response => response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => IsRepeatable(request.Method),
            _ => false,
        },
        ConnectionException { Error: ConnectionError.Refused } => true,
        ConnectionException { Error: ConnectionError.Broken or ConnectionError.TimedOut } => !AttemptLog.HasLeft(request) || IsRepeatable(request.Method),
        _ => false,
    };

    /// <summary>Whether a response leaves open that the service did what it was asked, though it says otherwise.</summary>
    /// <remarks>Whatever a gateway can say after the service has acted; with a Retry-After, too.</remarks>
    public static bool OutcomeUnknown(HttpResponseMessage response) => (int)response.StatusCode is 303 or 408 or 499 or >= 500;

    /// <summary>How long a response asks to wait; null when it does not say.</summary>
    /// <param name="response">The response.</param>
    /// <param name="now">The time here, for a response that does not tell its own.</param>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        // Compared with the server's clock where it shows it: clocks differ.
        { Date: { } date } => (date - (response.Headers.Date ?? now)) is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    // Adding makes a version each time; the others end in the same state however often they arrive.
    private static bool IsRepeatable(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Delete || method == HttpMethod.Put;
}
