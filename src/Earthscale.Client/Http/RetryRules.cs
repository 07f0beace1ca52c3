using System.Net;

namespace Earthscale.Client.Http;

/// <summary>The rules for retries.</summary>
internal static class RetryRules
{
    /// <summary>The maximum wait between two attempts without Retry-After.</summary>
    public static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(60);

    /// <summary>The maximum total time of all attempts and the waits between them when the last one starts; a longer Retry-After prevents a retry.</summary>
    public static readonly TimeSpan MaxTotal = TimeSpan.FromMinutes(5);

    /// <summary>Whether a request may be retried after this error.</summary>
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

    /// <summary>Whether the service may have acted on the request although the response reports an error.</summary>
    /// <remarks>A gateway can send these after the service has acted, with or without Retry-After.</remarks>
    public static bool OutcomeUnknown(HttpResponseMessage response) => (int)response.StatusCode is 303 or 408 or 499 or >= 500;

    /// <summary>The wait that a response asks for; null if it has no Retry-After.</summary>
    /// <param name="response">The response.</param>
    /// <param name="now">The local time, for a response without a Date header.</param>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        // Relative to the server's clock, if the response has a Date header.
        { Date: { } date } => (date - (response.Headers.Date ?? now)) is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    // POST adds a version each time; the others are idempotent.
    private static bool IsRepeatable(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Delete || method == HttpMethod.Put;
}
