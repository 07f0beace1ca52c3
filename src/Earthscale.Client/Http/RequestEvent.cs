using System.Net;

namespace Earthscale.Client.Http;

/// <summary>An event of a request, for verbose output. Contains no headers and no bodies.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Uri">The request's address, without secrets.</param>
public abstract record RequestEvent(string Method, string Uri);

/// <summary>An attempt of a request ended, with or without a response.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Uri">The request's address, without secrets.</param>
/// <param name="Status">The response's status; null if there was no response.</param>
/// <param name="Elapsed">The time from sending to the response's last byte.</param>
/// <param name="RequestId">The service's id of the request; null if the service sends none.</param>
/// <param name="Failure">Why there was no response; null if there was one.</param>
public sealed record RequestEnded(string Method, string Uri, HttpStatusCode? Status, TimeSpan Elapsed, string? RequestId, string? Failure)
    : RequestEvent(Method, Uri);

/// <summary>The outcome of a request whose response was lost was determined otherwise.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Uri">The request's address, without secrets.</param>
/// <param name="Finding">The outcome, and how it was determined.</param>
public sealed record OutcomeFound(string Method, string Uri, string Finding)
    : RequestEvent(Method, Uri);

/// <summary>A request will be sent again.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Uri">The request's address, without secrets.</param>
/// <param name="Reason">The error of the last attempt.</param>
/// <param name="Delay">The wait before the next attempt.</param>
/// <param name="NextAttempt">The number of the next attempt; the second is 2.</param>
/// <param name="MaxAttempts">The maximum number of attempts.</param>
public sealed record RetryScheduled(string Method, string Uri, string Reason, TimeSpan Delay, int NextAttempt, int MaxAttempts)
    : RequestEvent(Method, Uri);
