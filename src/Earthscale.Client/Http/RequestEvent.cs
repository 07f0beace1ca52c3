using System.Net;

namespace Earthscale.Client.Http;

/// <summary>Something that happened to a request, for people to follow. Holds no headers and no bodies.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Uri">Where it went, as it may be shown.</param>
public abstract record RequestEvent(string Method, string Uri);

/// <summary>A request was sent, and its response came or did not.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Uri">Where it went, as it may be shown.</param>
/// <param name="Status">The response's status; null when none came.</param>
/// <param name="Elapsed">From sending to the response's last byte.</param>
/// <param name="RequestId">The service's id for the request; null when it sent none.</param>
/// <param name="Failure">Why no response came; null when one did.</param>
public sealed record RequestEnded(string Method, string Uri, HttpStatusCode? Status, TimeSpan Elapsed, string? RequestId, string? Failure)
    : RequestEvent(Method, Uri);

/// <summary>What became of a request whose response was lost has been found out otherwise.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Uri">Where it went, as it may be shown.</param>
/// <param name="Finding">What became of it, and how that is known.</param>
public sealed record OutcomeFound(string Method, string Uri, string Finding)
    : RequestEvent(Method, Uri);

/// <summary>A request will be sent again.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Uri">Where it went, as it may be shown.</param>
/// <param name="Reason">What went wrong.</param>
/// <param name="Delay">How long to wait before.</param>
/// <param name="NextAttempt">The number of the attempt to come; the second is 2.</param>
/// <param name="MaxAttempts">How many attempts there will be at most.</param>
public sealed record RetryScheduled(string Method, string Uri, string Reason, TimeSpan Delay, int NextAttempt, int MaxAttempts)
    : RequestEvent(Method, Uri);
