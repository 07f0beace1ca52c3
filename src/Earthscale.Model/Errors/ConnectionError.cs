namespace Earthscale;

/// <summary>What broke a connection.</summary>
public enum ConnectionError
{
    /// <summary>The host's name is not known.</summary>
    NameNotResolved,

    /// <summary>Nobody listens there; the request was not sent.</summary>
    Refused,

    /// <summary>The server's certificate or its TLS is not to be trusted.</summary>
    Tls,

    /// <summary>The response took longer than the time given.</summary>
    TimedOut,

    /// <summary>The connection broke while the request or the response was on its way.</summary>
    Broken,

    /// <summary>A proxy refused to connect to the service; the request was not sent.</summary>
    ProxyRefused,
}
