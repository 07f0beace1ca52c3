using System.Text;
using System.Text.Json;

namespace Earthscale.Client.Http;

/// <summary>The response to a request to any endpoint.</summary>
/// <param name="Json">The response's JSON; null when it is none.</param>
/// <param name="Text">The response's text when it is not JSON; null when there is no body.</param>
public sealed record RawResponse(JsonElement? Json, string? Text)
{
    /// <exception cref="MalformedResponseException">It calls itself JSON and is not, or is nested too deeply.</exception>
    internal static RawResponse Read(ServiceResponse answer)
    {
        if (answer.Body.IsEmpty)
        {
            return new RawResponse(Json: null, Text: null);
        }

        // A response without a content type is not taken for anything.
        if (answer.ContentType is null || !answer.IsJson)
        {
            return new RawResponse(Json: null, Encoding.UTF8.GetString(answer.Body.Span));
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return new RawResponse(document.RootElement.Clone(), Text: null);
        }
        catch (JsonException e)
        {
            throw answer.NotAsSpecified(e);
        }
    }
}
