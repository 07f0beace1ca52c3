using System.Globalization;
using System.Net;
using Earthscale.Client.Settings;

namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>Explains errors of the auth service and its gateway.</summary>
internal static class AuthErrors
{
    /// <summary>Creates the exception for an error response.</summary>
    public static SignInException Explain(ServiceException response, AuthAddress address)
    {
        var words = response.ServiceMessage?.TrimEnd('.') ?? "no reason given";
        var status = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.StatusCode}{(response.ErrorClass is null ? "" : ", ")}{response.ErrorClass}");
        var who = $"The auth service at {address.Root.Authority}";
        return IsGateway(response)
            ? Create(SignInError.AnonKey, response, $"{who} {AnonKeyWords(address)} ({words})")
            : (int)response.StatusCode is >= 400 and < 500 and not (408 or 429)
            ? Create(SignInError.Refused, response, $"{who} refused: {words} ({status})")
            : Create(SignInError.Unavailable, response, $"{who} failed: {words} ({status})");
    }

    /// <summary>Creates the exception for a failed connection.</summary>
    public static SignInException Explain(ConnectionException cause) => new(cause.Message, cause)
    {
        Error = SignInError.Unavailable,
    };

    // The auth service's own 401 has an error code; the gateway's has only a message, which differs between releases.
    private static bool IsGateway(ServiceException response) =>
        response is { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, ServiceMessage: not null, ErrorClass: null };

    private static string AnonKeyWords(AuthAddress address) => address.AnonKey is null
        ? $"requires its public anon key: set {EnvironmentVariables.AuthAnonKey} or use -AuthAnonKey"
        : $"refused the anon key: check {EnvironmentVariables.AuthAnonKey} or -AuthAnonKey";

    private static SignInException Create(SignInError error, ServiceException response, string message) => new(message + ".")
    {
        Error = error,
        StatusCode = response.StatusCode,
        ErrorCode = response.ErrorClass,
    };
}
