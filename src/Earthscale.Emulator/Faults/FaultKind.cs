namespace Earthscale.Emulator.Faults;

/// <summary>The kinds of faults.</summary>
public enum FaultKind
{
    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>503 in plain text with Retry-After.</summary>
    ServiceUnavailable,

    /// <summary>502 with an HTML page, like a gateway.</summary>
    BadGateway,

    /// <summary>504 in plain text, like a gateway after a timeout.</summary>
    GatewayTimeout,

    /// <summary>The connection is reset before any response.</summary>
    Reset,

    /// <summary>The connection is closed without a response.</summary>
    Close,

    /// <summary>The connection is reset in the middle of the response.</summary>
    Truncate,

    /// <summary>The response is delayed.</summary>
    Slow,

    /// <summary>401, as if the access token had just expired.</summary>
    ExpiredToken,
}
