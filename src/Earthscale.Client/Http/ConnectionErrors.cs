using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Earthscale.Client.Http;

/// <summary>Converts errors of the network stack.</summary>
internal static class ConnectionErrors
{
    /// <summary>Explains why an attempt got no response; null for an unrelated exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="request">The request.</param>
    /// <param name="timeout">The timeout of the attempt.</param>
    public static EarthscaleException? Explain(Exception exception, HttpRequestMessage request, TimeSpan timeout)
    {
        var (uri, setting) = (request.RequestUri!, AddressSetting.Of(request));
        return exception switch
        {
            EarthscaleException e => e,
            // The timeout of SocketsHttpHandler; the client's own has no such inner exception.
            OperationCanceledException { InnerException: TimeoutException } => NoConnection(uri, setting, ConnectionPool.ConnectTimeout, exception),
            OperationCanceledException when !AttemptLog.HasLeft(request) => NoConnection(uri, setting, timeout, exception),
            OperationCanceledException => Error(ConnectionError.TimedOut, $"{uri.Authority} did not respond within {timeout.TotalSeconds:0.###} s.", exception),
            HttpRequestException e => Explain(e, uri, setting, Secrets.Of(request)),
            IOException => Broken(uri, exception),
            _ => null,
        };
    }

    private static ConnectionException NoConnection(Uri uri, string setting, TimeSpan limit, Exception cause) =>
        Error(ConnectionError.Refused, $"{uri.Authority} cannot be reached: no response within {limit.TotalSeconds:0.###} s. {SettingAdvice(setting)}", cause);

    private static EarthscaleException Explain(HttpRequestException exception, Uri uri, string setting, Secrets secrets) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Error(ConnectionError.NameNotResolved, ServiceProxy.NameFor(uri) is { } proxy ? $"The proxy {proxy} is not known. Check HTTPS_PROXY." : $"The host {uri.Host} is not known. {SettingAdvice(setting)}", exception),
        HttpRequestError.SecureConnectionError => Error(ConnectionError.Tls, $"{uri.Authority} cannot be trusted: {Innermost<AuthenticationException>(exception)?.Message ?? exception.Message}", exception),
        HttpRequestError.ProxyTunnelError => NoTunnel(uri, exception.StatusCode),
        HttpRequestError.ConnectionError => Unreachable(uri, setting, exception),
        HttpRequestError.ConfigurationLimitExceeded => new MalformedResponseException($"The response's headers from {uri.Authority} are longer than {ConnectionPool.MaxHeaderKilobytes} KiB; the rest was not read. Check that the address is the service's.", exception) { IsForeign = true },
        HttpRequestError.InvalidResponse => new MalformedResponseException($"The response from {uri.Authority} is not HTTP. Check that the address is the service's.", secrets.OmitIfSecret(exception)) { IsForeign = true },
        _ => Broken(uri, exception),
    };

    private static ConnectionException Unreachable(Uri uri, string setting, HttpRequestException exception) =>
        Innermost<SocketException>(exception)?.SocketErrorCode is SocketError.ConnectionReset
            ? Broken(uri, exception)
            : Error(ConnectionError.Refused, $"{uri.Authority} cannot be reached{(ServiceProxy.NameFor(uri) is { } proxy ? $" through the proxy {proxy}" : "")}: {Innermost<SocketException>(exception)?.Message ?? exception.Message}. {SettingAdvice(setting)}", exception);

    // Without the inner exception: .NET's message contains the proxy's address with its password. A gateway error of the proxy may be temporary.
    private static ConnectionException NoTunnel(Uri uri, HttpStatusCode? status) => new(
        $"The proxy {ServiceProxy.NameFor(uri)} did not connect to {uri.Authority}{(status is { } code ? $" ({(int)code} {code})" : "")}. Nothing was sent to the service.")
    {
        Error = status >= HttpStatusCode.InternalServerError ? ConnectionError.Refused : ConnectionError.ProxyRefused,
    };

    private static string SettingAdvice(string setting) => $"Check the address ({setting}) and the network.";

    private static ConnectionException Broken(Uri uri, Exception exception) =>
        Error(ConnectionError.Broken, $"The connection to {uri.Authority} closed before the response was complete.", exception);

    private static ConnectionException Error(ConnectionError kind, string message, Exception cause) =>
        new(message, cause) { Error = kind };

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
