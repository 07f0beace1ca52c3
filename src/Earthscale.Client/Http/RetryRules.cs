using System.Net;

namespace Earthscale.Client.Http;

/// <summary>Which failures are worth another attempt, and when.</summary>
internal static class RetryRules
{
    /// <summary>The longest wait between two attempts; who asks for more is not asked again.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(60);

    /// <summary>From when on no further attempt is begun, counted from the first.</summary>
    public static readonly TimeSpan MaxTotal = TimeSpan.FromMinutes(5);

    /// <summary>Whether a request that failed so may be sent again.</summary>
    public static bool IsWorthwhile(HttpMethod method, Exception exception) => exception switch
    {
        ServiceException answer => IsWorthwhile(method, answer),
        ConnectionException failure => IsWorthwhile(method, failure.Error),
        _ => false,
    };

    /// <summary>Whether a response leaves open that the service did what it was asked, though it says otherwise.</summary>
    public static bool OutcomeUnknown(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        // Said at the door, before any work: too busy, come back then.
        503 => response.Headers.RetryAfter is null,
        408 or >= 500 => true,
        _ => false,
    };

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

    private static bool IsWorthwhile(HttpMethod method, ServiceException answer) => answer.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.ServiceUnavailable => IsRepeatable(method) || answer.RetryAfter is not null,
        HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => IsRepeatable(method),
        _ => false,
    };

    private static bool IsWorthwhile(HttpMethod method, ConnectionError fault) => fault switch
    {
        ConnectionError.Refused => true,
        ConnectionError.Broken or ConnectionError.TimedOut => IsRepeatable(method),
        _ => false,
    };

    // Adding makes a version each time; the others end in the same state however often they arrive.
    private static bool IsRepeatable(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Delete || method == HttpMethod.Put;
}
