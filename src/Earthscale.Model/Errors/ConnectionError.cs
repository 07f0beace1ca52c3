namespace Earthscale;

/// <summary>The reason why a connection failed.</summary>
public enum ConnectionError
{
    /// <summary>The host name could not be resolved.</summary>
    NameNotResolved,

    /// <summary>The connection was refused or could not be made; the request was not sent.</summary>
    Refused,

    /// <summary>The server's certificate or its TLS is not trusted.</summary>
    Tls,

    /// <summary>The response took longer than the timeout.</summary>
    TimedOut,

    /// <summary>The connection closed during the request or the response.</summary>
    Broken,

    /// <summary>A proxy did not connect to the service; the request was not sent.</summary>
    ProxyRefused,
}
