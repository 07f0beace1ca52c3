using System.Net.Sockets;
using System.Security.Authentication;

namespace Earthscale.Client.Http;

/// <summary>Says in our words what the network stack said in its own.</summary>
internal static class ConnectionFaults
{
    /// <summary>Explains why an attempt brought no answer; null for an exception that says nothing of that.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="uri">Where the request went.</param>
    /// <param name="setting">Which settings say so.</param>
    /// <param name="timeout">How long it was given.</param>
    public static EarthscaleException? Explain(Exception exception, Uri uri, string setting, TimeSpan timeout) => exception switch
    {
        EarthscaleException e => e,
        // The sockets' own limit for connecting; ours comes without this inner exception.
        OperationCanceledException { InnerException: TimeoutException } => Fault(ConnectionFault.Refused, $"{uri.Authority} cannot be reached: no answer within {ConnectionPool.ConnectTimeout.TotalSeconds:0} s. {WhereToLook(setting)}", exception),
        OperationCanceledException => Fault(ConnectionFault.TimedOut, $"{uri.Authority} did not answer within {timeout.TotalSeconds:0.###} s.", exception),
        HttpRequestException e => Explain(e, uri, setting),
        IOException => Broken(uri, exception),
        _ => null,
    };

    private static EarthscaleException Explain(HttpRequestException exception, Uri uri, string setting) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Fault(ConnectionFault.NameNotResolved, $"The host {uri.Host} is not known. {WhereToLook(setting)}", exception),
        HttpRequestError.SecureConnectionError => Fault(ConnectionFault.Tls, $"{uri.Authority} cannot be trusted: {Innermost<AuthenticationException>(exception)?.Message ?? exception.Message}", exception),
        HttpRequestError.ConnectionError => Unreachable(uri, setting, exception),
        HttpRequestError.ConfigurationLimitExceeded => new MalformedAnswerException($"The answer's headers from {uri.Authority} are longer than {ConnectionPool.MaxHeaderKilobytes} KiB; the rest was not read. Is the address the service's?", exception),
        HttpRequestError.InvalidResponse => new MalformedAnswerException($"What {uri.Authority} answers is not HTTP. Is the address the service's?", exception),
        _ => Broken(uri, exception),
    };

    private static ConnectionException Unreachable(Uri uri, string setting, HttpRequestException exception) =>
        Innermost<SocketException>(exception)?.SocketErrorCode is SocketError.ConnectionReset
            ? Broken(uri, exception)
            : Fault(ConnectionFault.Refused, $"{uri.Authority} cannot be reached: {Innermost<SocketException>(exception)?.Message ?? exception.Message}. {WhereToLook(setting)}", exception);

    private static string WhereToLook(string setting) => $"Check the address ({setting}) and the network.";

    private static ConnectionException Broken(Uri uri, Exception exception) =>
        Fault(ConnectionFault.Broken, $"The connection to {uri.Authority} broke before the answer was whole.", exception);

    private static ConnectionException Fault(ConnectionFault fault, string message, Exception cause) =>
        new(message, cause) { Fault = fault };

    private static T? Innermost<T>(Exception exception)
        where T : Exception
    {
        T? found = null;
        for (var e = exception; e is not null; e = e.InnerException)
        {
            found = e as T ?? found;
        }

        return found;
    }
}
