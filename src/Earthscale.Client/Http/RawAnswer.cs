using System.Text;
using System.Text.Json;

namespace Earthscale.Client.Http;

/// <summary>The answer to a request to any endpoint.</summary>
/// <param name="Json">The answer's JSON; null when it is none.</param>
/// <param name="Text">The answer's text when it is not JSON; null when there is no body.</param>
public sealed record RawAnswer(JsonElement? Json, string? Text)
{
    /// <exception cref="MalformedAnswerException">It calls itself JSON and is not, or is nested too deeply.</exception>
    internal static RawAnswer Read(Answer answer)
    {
        if (answer.Body.IsEmpty)
        {
            return new RawAnswer(Json: null, Text: null);
        }

        // An answer without a content type is not taken for anything.
        if (answer.ContentType is null || !answer.IsJson)
        {
            return new RawAnswer(Json: null, Encoding.UTF8.GetString(answer.Body.Span));
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return new RawAnswer(document.RootElement.Clone(), Text: null);
        }
        catch (JsonException e)
        {
            throw answer.NotAsAgreed(e);
        }
    }
}
