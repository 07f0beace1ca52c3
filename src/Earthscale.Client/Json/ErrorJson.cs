using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>An error's body, in any of its shapes: the service's own, FastAPI's, the auth service's two, a gateway's.</summary>
internal sealed record ErrorJson
{
    public string? Message { get; init; }

    public string? ErrorClass { get; init; }

    public JsonElement? Detail { get; init; }

    /// <summary>The auth service's name for the error, in its older shape; gateways put other things there.</summary>
    public JsonElement? Error { get; init; }

    /// <summary>The words that go with <see cref="Error"/>.</summary>
    public JsonElement? ErrorDescription { get; init; }

    /// <summary>The auth service's name for the error, in its newer shape.</summary>
    public JsonElement? ErrorCode { get; init; }

    /// <summary>The words that go with <see cref="ErrorCode"/>.</summary>
    public JsonElement? Msg { get; init; }
}
