using System.Net;

namespace Earthscale;

/// <summary>The service answered, and its response was no.</summary>
public sealed class ServiceException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">The whole story, for people.</param>
    public ServiceException(string message)
        : base(message)
    {
    }

    /// <summary>The response's status.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>The service's own words; null when it sent none that can be read.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>The service's name for the error (<c>error_class</c>); null when it sent none.</summary>
    public string? ErrorClass { get; init; }

    /// <summary>The fields that the service found at fault (status 422); otherwise empty.</summary>
    public IReadOnlyList<ValidationError> ValidationErrors { get; init; } = [];

    /// <summary>The service's id for the request; null when it sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asked to wait before the next attempt (Retry-After); null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    /// <remarks>A refused key or proxy; a 404 that names no class, which the service does not send; a longer wait than anybody here waits.</remarks>
    public override bool IsFatal => StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired => true,
        HttpStatusCode.NotFound => ErrorClass is null,
        HttpStatusCode.TooManyRequests => RetryAfter >= TimeSpan.FromMinutes(5),
        _ => false,
    };
}
