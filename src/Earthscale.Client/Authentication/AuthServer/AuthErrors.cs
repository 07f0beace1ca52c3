using System.Globalization;
using System.Net;
using Earthscale.Client.Settings;

namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>Says what a refusal of the auth service, or of the gateway before it, means for a sign-in.</summary>
internal static class AuthErrors
{
    /// <summary>The error for a response that says no.</summary>
    public static SignInException Explain(ServiceException answer, AuthAddress address)
    {
        var words = answer.ServiceMessage?.TrimEnd('.') ?? "it does not say why";
        var status = string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {answer.StatusCode}{(answer.ErrorClass is null ? "" : ", ")}{answer.ErrorClass}");
        var who = $"The auth service at {address.Root.Authority}";
        return IsGateway(answer)
            ? Make(SignInError.AnonKey, answer, $"{who} {AnonKeyWords(address)} ({words})")
            : (int)answer.StatusCode is >= 400 and < 500 and not (408 or 429)
            ? Make(SignInError.Refused, answer, $"{who} refused: {words} ({status})")
            : Make(SignInError.Unavailable, answer, $"{who} did not do its work: {words} ({status})");
    }

    /// <summary>The error for no response at all.</summary>
    public static SignInException Explain(ConnectionException cause) => new(cause.Message, cause)
    {
        Error = SignInError.Unavailable,
    };

    // The auth service's own 401 has a name; the gateway's has only words, and they differ between releases.
    private static bool IsGateway(ServiceException answer) =>
        answer is { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, ServiceMessage: not null, ErrorClass: null };

    private static string AnonKeyWords(AuthAddress address) => address.AnonKey is null
        ? $"wants its public anon key: set {EnvironmentVariables.AuthAnonKey}, or give -AuthAnonKey"
        : $"does not take the anon key that it was given: check {EnvironmentVariables.AuthAnonKey}, or -AuthAnonKey";

    private static SignInException Make(SignInError fault, ServiceException answer, string message) => new(message + ".")
    {
        Error = fault,
        StatusCode = answer.StatusCode,
        ErrorCode = answer.ErrorClass,
    };
}
