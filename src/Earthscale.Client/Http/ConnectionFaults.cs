using System.Net.Sockets;
using System.Security.Authentication;

namespace Earthscale.Client.Http;

/// <summary>Says in our words what the network stack said in its own.</summary>
internal static class ConnectionFaults
{
    /// <summary>Explains an exception of the network stack; null when it is none.</summary>
    public static ConnectionException? Explain(Exception exception, Uri uri, TimeSpan timeout) => exception switch
    {
        OperationCanceledException => Fault(ConnectionFault.TimedOut, $"{uri.Authority} did not answer within {timeout.TotalSeconds:0.###} s.", exception),
        HttpRequestException e => Explain(e, uri),
        IOException => Broken(uri, exception),
        _ => null,
    };

    private static ConnectionException Explain(HttpRequestException exception, Uri uri) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Fault(ConnectionFault.NameNotResolved, $"The host {uri.Host} is not known. Check the address (-ApiUri, EARTHSCALE_API_URL) and the network.", exception),
        HttpRequestError.SecureConnectionError => Fault(ConnectionFault.Tls, $"{uri.Authority} cannot be trusted: {Innermost<AuthenticationException>(exception)?.Message ?? exception.Message}", exception),
        HttpRequestError.ConnectionError => Unreachable(uri, exception),
        HttpRequestError.ConfigurationLimitExceeded => Fault(ConnectionFault.Broken, $"The answer's headers from {uri.Authority} are longer than 64 KiB. Is the address the service's?", exception),
        _ => Broken(uri, exception),
    };

    private static ConnectionException Unreachable(Uri uri, HttpRequestException exception) =>
        Innermost<SocketException>(exception)?.SocketErrorCode is SocketError.ConnectionReset
            ? Broken(uri, exception)
            : Fault(ConnectionFault.Refused, $"{uri.Authority} cannot be reached: {Innermost<SocketException>(exception)?.Message ?? exception.Message}. Check the address (-ApiUri, EARTHSCALE_API_URL) and the network.", exception);

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
