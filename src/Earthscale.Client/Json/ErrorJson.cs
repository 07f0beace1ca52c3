using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>An error's body, in any of its shapes: the service's own, FastAPI's, a gateway's.</summary>
internal sealed record ErrorJson
{
    public string? Message { get; init; }

    public string? ErrorClass { get; init; }

    public JsonElement? Detail { get; init; }
}
