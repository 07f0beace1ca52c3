namespace Earthscale.Emulator.Faults;

/// <summary>What can go wrong on the way.</summary>
public enum FaultKind
{
    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>503 in plain text with Retry-After.</summary>
    ServiceUnavailable,

    /// <summary>502 with a page of HTML, as gateways answer.</summary>
    BadGateway,

    /// <summary>504 in plain text, as a gateway answers when it has waited too long for the service.</summary>
    GatewayTimeout,

    /// <summary>The connection is cut (TCP reset) before any response.</summary>
    Reset,

    /// <summary>The connection is closed properly, without a byte of a response.</summary>
    Close,

    /// <summary>The response promises more than it holds, then the connection is cut.</summary>
    Truncate,

    /// <summary>The response comes late.</summary>
    Slow,

    /// <summary>401, as if the access token had just expired.</summary>
    ExpiredToken,
}
