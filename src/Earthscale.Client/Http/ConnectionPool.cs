using System.Net;

namespace Earthscale.Client.Http;

/// <summary>Makes the innermost handler: sockets, TLS, decompression, and nothing that follows or remembers by itself.</summary>
internal static class ConnectionPool
{
    /// <summary>How long it may take to connect.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>How long a response's headers may be, in KiB.</summary>
    public const int MaxHeaderKilobytes = 64;

    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        // Redirects and cookies are ours to decide on: both can carry credentials to strangers.
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = ServiceProxy.Instance,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli | DecompressionMethods.Deflate,
        ConnectTimeout = ConnectTimeout,
        // Long scripts must notice when the service moves to another address.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = MaxHeaderKilobytes,
        // Answers are read to their end or given up; there is nothing worth draining.
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,
        // No trace headers of the host application's into foreign requests.
        ActivityHeadersPropagator = null,
    };
}
