using System.Net;

namespace Earthscale;

/// <summary>The exception for an error response of the service.</summary>
public sealed class ServiceException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The message.</param>
    public ServiceException(string message)
        : base(message)
    {
    }

    /// <summary>Gets the status of the response.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>Gets the service's message; null if the service sends none.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>Gets the service's error class (<c>error_class</c>); null if the service sends none.</summary>
    public string? ErrorClass { get; init; }

    /// <summary>Gets the validation errors of a response with status 422; empty for other responses.</summary>
    public IReadOnlyList<ValidationError> ValidationErrors { get; init; } = [];

    /// <summary>Gets the service's id of the request; null if the service sends none.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the time to wait before the next attempt (Retry-After); null if the service sends none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    /// <remarks>True for refused credentials, for a 404 without an error class, which the service does not send, and for a Retry-After beyond the time limit of retries.</remarks>
    public override bool IsFatal => StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired => true,
        HttpStatusCode.NotFound => ErrorClass is null,
        HttpStatusCode.TooManyRequests => RetryAfter >= TimeSpan.FromMinutes(5),
        _ => false,
    };
}
