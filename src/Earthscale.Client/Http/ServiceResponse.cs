using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Earthscale.Client.Text;

namespace Earthscale.Client.Http;

/// <summary>A good response, read whole.</summary>
/// <param name="Uri">Where it came from.</param>
/// <param name="ContentType">What it calls itself.</param>
/// <param name="Buffer">Holds its body.</param>
internal sealed record ServiceResponse(Uri Uri, MediaTypeHeaderValue? ContentType, BodyBuffer Buffer)
{
    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body => Buffer.Bytes;

    /// <summary>The service's id for the request; null when it sent none.</summary>
    public static string? RequestId(HttpResponseMessage response, Secrets secrets) =>
        response.Headers.TryGetValues("x-request-id", out var ids) ? SafeText.OneLine(secrets.Mask(string.Join(",", ids)), 100) : null;

    /// <summary>The time at the service when it answered; null when it did not say.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>What the request held that must not be shown.</summary>
    public Secrets Secrets { get; init; } = Secrets.None;

    /// <summary>Whether the response calls itself JSON, or nothing at all.</summary>
    public bool IsJson =>
        ContentType?.MediaType is not { Length: > 0 } type
        || type.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the whole body as one JSON value.</summary>
    /// <param name="type">The value as it arrives.</param>
    /// <param name="convert">Makes of it what people see; says what is missing with a <see cref="JsonException"/>.</param>
    /// <exception cref="MalformedResponseException">It is not that.</exception>
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

    /// <summary>Makes the error for a response that calls itself something else than JSON.</summary>
    public MalformedResponseException NotJson() =>
        new($"{Where()} is {Show(ContentType?.ToString() ?? "", 100)} instead of JSON. Is the address the service's, or did a gateway or a sign-in page answer?")
        {
            IsForeign = true,
            // The status was good, whoever it was that answered.
            OutcomeUnknown = true,
        };

    /// <summary>Makes the error for a body that is not what the contract says.</summary>
    public MalformedResponseException NotAsSpecified(JsonException exception) =>
        exception.Path is { Length: > 1 } path
            ? new($"{Where()} is not what its contract says at {Show(path, 200)}: {Show(exception.Message, 300)}", Secrets.Keep(exception))
            : new($"{Where()} is not JSON that can be read ({Show(ContentType?.ToString() ?? "no content type", 100)}). Is the address the service's?", Secrets.Keep(exception));

    /// <summary>The response's own words as they may be shown.</summary>
    /// <param name="words">The words.</param>
    /// <param name="maxLength">The most characters to keep.</param>
    public string Show(string words, int maxLength) => SafeText.OneLine(Secrets.Mask(words), maxLength);

    private string Where() => $"The response of {Secrets.Mask(Uri.GetLeftPart(UriPartial.Path))}";
}
