using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>The JSON of an error, in any of its shapes: the service's, FastAPI's, the auth service's two, or a gateway's.</summary>
internal sealed record ErrorJson
{
    public string? Message { get; init; }

    public string? ErrorClass { get; init; }

    public JsonElement? Detail { get; init; }

    /// <summary>The auth service's error code in its older shape; gateways send other values.</summary>
    public JsonElement? Error { get; init; }

    /// <summary>The message for <see cref="Error"/>.</summary>
    public JsonElement? ErrorDescription { get; init; }

    /// <summary>The auth service's error code in its newer shape.</summary>
    public JsonElement? ErrorCode { get; init; }

    /// <summary>The message for <see cref="ErrorCode"/>.</summary>
    public JsonElement? Msg { get; init; }
}
