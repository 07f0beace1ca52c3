using System.Net.Sockets;
using System.Security.Authentication;

namespace Earthscale.Client.Http;

/// <summary>Says in our words what the network stack said in its own.</summary>
internal static class ConnectionFaults
{
    private const string WhereToLook = "Check the address (-ApiUri, EARTHSCALE_API_URL) and the network.";

    /// <summary>Explains why an attempt brought no answer; null for an exception that says nothing of that.</summary>
    public static EarthscaleException? Explain(Exception exception, Uri uri, TimeSpan timeout) => exception switch
    {
        EarthscaleException e => e,
        // The sockets' own limit for connecting; ours comes without this inner exception.
        OperationCanceledException { InnerException: TimeoutException } => Fault(ConnectionFault.Refused, $"{uri.Authority} cannot be reached: no answer within {ConnectionPool.ConnectTimeout.TotalSeconds:0} s. {WhereToLook}", exception),
        OperationCanceledException => Fault(ConnectionFault.TimedOut, $"{uri.Authority} did not answer within {timeout.TotalSeconds:0.###} s.", exception),
        HttpRequestException e => Explain(e, uri),
        IOException => Broken(uri, exception),
        _ => null,
    };

    private static EarthscaleException Explain(HttpRequestException exception, Uri uri) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Fault(ConnectionFault.NameNotResolved, $"The host {uri.Host} is not known. {WhereToLook}", exception),
        HttpRequestError.SecureConnectionError => Fault(ConnectionFault.Tls, $"{uri.Authority} cannot be trusted: {Innermost<AuthenticationException>(exception)?.Message ?? exception.Message}", exception),
        HttpRequestError.ConnectionError => Unreachable(uri, exception),
        HttpRequestError.ConfigurationLimitExceeded => new MalformedAnswerException($"The answer's headers from {uri.Authority} are longer than {ConnectionPool.MaxHeaderKilobytes} KiB; the rest was not read. Is the address the service's?", exception),
        HttpRequestError.InvalidResponse => new MalformedAnswerException($"What {uri.Authority} answers is not HTTP. Is the address the service's?", exception),
        _ => Broken(uri, exception),
    };

    private static ConnectionException Unreachable(Uri uri, HttpRequestException exception) =>
        Innermost<SocketException>(exception)?.SocketErrorCode is SocketError.ConnectionReset
            ? Broken(uri, exception)
            : Fault(ConnectionFault.Refused, $"{uri.Authority} cannot be reached: {Innermost<SocketException>(exception)?.Message ?? exception.Message}. {WhereToLook}", exception);

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
