using System.Net;

namespace Earthscale;

/// <summary>The exception for a failed sign-in.</summary>
public sealed class SignInException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public SignInException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the reason.</summary>
    public required SignInError Error { get; init; }

    /// <summary>Gets the status of the response; null if there was no response.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Gets the auth service's error code; null if it sends none.</summary>
    public string? ErrorCode { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => true;
}
