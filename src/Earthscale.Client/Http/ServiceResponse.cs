using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Earthscale.Client.Text;

namespace Earthscale.Client.Http;

/// <summary>A complete, successful response.</summary>
/// <param name="Uri">The address of the request.</param>
/// <param name="ContentType">The content type; null if the response has none.</param>
/// <param name="Buffer">The buffer with the body.</param>
internal sealed record ServiceResponse(Uri Uri, MediaTypeHeaderValue? ContentType, BodyBuffer Buffer)
{
    public ReadOnlyMemory<byte> Body => Buffer.Text;

    /// <summary>Gets the service's id of the request; null if the service sends none.</summary>
    public static string? RequestId(HttpResponseMessage response, Secrets secrets) =>
        response.Headers.TryGetValues("x-request-id", out var ids) ? SafeText.OneLine(secrets.Mask(string.Join(",", ids)), 100) : null;

    /// <summary>The response's Date header; null if it has none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The secrets of the request.</summary>
    public Secrets Secrets { get; init; } = Secrets.None;

    /// <summary>Whether the content type is JSON or missing.</summary>
    public bool IsJson =>
        ContentType?.MediaType is not { Length: > 0 } type
        || type.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Deserializes the body.</summary>
    /// <param name="type">The type of the JSON value.</param>
    /// <param name="convert">Converts the value to the model; throws a <see cref="JsonException"/> if a field is missing.</param>
    /// <exception cref="MalformedResponseException">The body does not match the contract.</exception>
    public TOut Read<TIn, TOut>(JsonTypeInfo<TIn> type, Func<TIn, TOut> convert)
        where TIn : class
    {
        try
        {
            return convert(JsonSerializer.Deserialize(Body.Span, type) ?? throw new JsonException("null instead of an object."));
        }
        catch (JsonException e)
        {
            throw NotAsSpecified(e);
        }
    }

    /// <summary>Creates the error for a response whose content type is not JSON.</summary>
    public MalformedResponseException NotJson() =>
        new($"{Where()} is {MakeSafe(ContentType?.ToString() ?? "", 100)} instead of JSON. Check that the address is the service's, and that it is not a gateway or a sign-in page that responds.")
        {
            IsForeign = true,
            // The status shows success, whoever responded.
            OutcomeUnknown = true,
        };

    /// <summary>Creates the error for a body that does not match the contract.</summary>
    public MalformedResponseException NotAsSpecified(JsonException exception) =>
        exception.Path is { Length: > 1 } path
            ? new($"{Where()} does not match the contract at {MakeSafe(path, 200)}: {MakeSafe(exception.Message, 300)}", Secrets.OmitIfSecret(exception))
            : new($"{Where()} is not valid JSON ({MakeSafe(ContentType?.ToString() ?? "no content type", 100)}). Check that the address is the service's.", Secrets.OmitIfSecret(exception));

    /// <summary>Makes text of the response safe to display: masks secrets and escapes control characters.</summary>
    /// <param name="words">The text.</param>
    /// <param name="maxLength">The maximum number of characters.</param>
    public string MakeSafe(string words, int maxLength) => SafeText.OneLine(Secrets.Mask(words), maxLength);

    private string Where() => $"The response of {Secrets.Mask(Uri.GetLeftPart(UriPartial.Path))}";
}
