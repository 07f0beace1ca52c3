using System.Net;

namespace Earthscale;

/// <summary>The auth service gave no session.</summary>
public sealed class SignInException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong, for people.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public SignInException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Why there is no session.</summary>
    public required SignInError Error { get; init; }

    /// <summary>The response's status; null when there was no response.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The auth service's name for the error; null when it sent none.</summary>
    public string? ErrorCode { get; init; }

    /// <inheritdoc/>
    public override bool IsFatal => true;
}
