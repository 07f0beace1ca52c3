using System.Text;
using System.Text.Json;

namespace Earthscale.Client.Http;

/// <summary>The response to a request to any endpoint.</summary>
/// <param name="Json">The response's JSON; null if the response is not JSON.</param>
/// <param name="Text">The response's text if it is not JSON; null if there is no body.</param>
public sealed record RawResponse(JsonElement? Json, string? Text)
{
    /// <exception cref="MalformedResponseException">The content type is JSON, but the body is not, or is nested too deeply.</exception>
    internal static RawResponse Read(ServiceResponse response)
    {
        if (response.Body.IsEmpty)
        {
            return new RawResponse(Json: null, Text: null);
        }

        // A response without a content type is not parsed.
        if (response.ContentType is null || !response.IsJson)
        {
            return new RawResponse(Json: null, Encoding.UTF8.GetString(response.Body.Span));
        }

        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return new RawResponse(document.RootElement.Clone(), Text: null);
        }
        catch (JsonException e)
        {
            throw response.NotAsSpecified(e);
        }
    }
}
