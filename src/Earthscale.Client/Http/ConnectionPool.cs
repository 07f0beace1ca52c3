using System.Net;

namespace Earthscale.Client.Http;

/// <summary>Creates the innermost handler: sockets, TLS, and decompression, without redirects or cookies.</summary>
internal static class ConnectionPool
{
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The maximum length of a response's headers, in KiB.</summary>
    public const int MaxHeaderKilobytes = 64;

    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        // The client handles redirects itself, and uses no cookies: both can send credentials to other hosts.
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = ServiceProxy.Instance,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli | DecompressionMethods.Deflate,
        ConnectTimeout = ConnectTimeout,
        // Long scripts must notice DNS changes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = MaxHeaderKilobytes,
        // Responses are read to their end or abandoned, so draining is not useful.
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,
        // The host application's trace headers must not be sent.
        ActivityHeadersPropagator = null,
    };
}
