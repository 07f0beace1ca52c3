using System.Globalization;
using System.Net;
using System.Text.Json;
using Earthscale.Client.Json;
using Earthscale.Client.Text;

namespace Earthscale.Client.Http;

/// <summary>Reads error responses of the service or of a gateway.</summary>
/// <param name="secrets">The secrets to mask in the response's text.</param>
internal sealed class ServiceErrors(Secrets secrets)
{
    private const int MaxWords = 1000;

    public ServiceException Read(HttpRequestMessage request, HttpResponseMessage response, DateTimeOffset now)
    {
        var body = response.Content is ResponseBody content ? Parse(content) : new ErrorJson();
        var words = Safe(body.Message ?? TextOrNull(body.Msg) ?? TextOrNull(body.ErrorDescription) ?? TextOrNull(body.Detail), MaxWords);
        // Gateways also send "error": "Not Found", for an unknown path; only the service knows what the catalog lacks.
        var errorClass = Safe(body.ErrorClass ?? (response.StatusCode == HttpStatusCode.NotFound ? null : TextOrNull(body.ErrorCode) ?? TextOrNull(body.Error)), 100);
        var errors = Errors(body.Detail);
        var wait = RetryRules.RetryAfter(response, now);
        return new ServiceException(Compose(request, response, words, errorClass, errors, wait))
        {
            StatusCode = response.StatusCode,
            ServiceMessage = words,
            ErrorClass = errorClass,
            ValidationErrors = errors,
            RequestId = ServiceResponse.RequestId(response, secrets),
            RetryAfter = wait,
        };
    }

    private static ErrorJson Parse(ResponseBody body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Buffer.Text.Span, WireJson.Default.ErrorJson) ?? new ErrorJson();
        }
        catch (JsonException)
        {
            // HTML, plain text, or nothing, from a gateway: use the status only.
            return new ErrorJson();
        }
    }

    private string? TextOrNull(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text ? TextOf(text) : null;

    private IReadOnlyList<ValidationError> Errors(JsonElement? detail) =>
        detail is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(ReadValidationError)]
            : [];

    private ValidationError ReadValidationError(JsonElement item) =>
        new(Location(item), Text(item, "msg"), Text(item, "type"));

    private string Location(JsonElement item) =>
        item.TryGetProperty("loc", out var location) && location.ValueKind == JsonValueKind.Array
            ? string.Join('.', location.EnumerateArray().Select(TextOf))
            : "?";

    private string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? TextOf(value) : "";

    private string TextOf(JsonElement value)
    {
        try
        {
            return SafeText.OneLine(secrets.Mask(value.ToString()), MaxWords);
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 alone is not valid Unicode.
            return SafeText.OneLine(secrets.Mask(value.GetRawText()), MaxWords);
        }
    }

    // Scripts display these values too, not only the message.
    private string? Safe(string? text, int maxLength) => text is null ? null : SafeText.OneLine(secrets.Mask(text), maxLength);

    private string Compose(
        HttpRequestMessage request, HttpResponseMessage response, string? words, string? errorClass, IReadOnlyList<ValidationError> errors, TimeSpan? wait)
    {
        var says = errors.Count > 0 ? string.Join("; ", errors) : words ?? Default(response.StatusCode);
        var status = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.StatusCode}");
        var named = errorClass is null ? status : $"{status}, {errorClass}";
        var attempts = AttemptLog.Of(request).Count;
        var tries = attempts > 1 ? $", after {attempts} attempts" : "";
        var asked = wait > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $", asking to wait {wait.Value.TotalSeconds:0} s") : "";
        return $"{SafeText.OneLine(says, MaxWords)} ({named}{asked}{tries}; {request.Method} {secrets.Mask(request.RequestUri!.AbsolutePath)})";
    }

    private static string Default(HttpStatusCode status) => (int)status switch
    {
        401 => "The service refused the credentials.",
        403 => "The service denied access.",
        404 => "The service did not find the resource.",
        429 => "The service limits the request rate.",
        >= 300 and < 400 => "The service sent a redirect without a valid target.",
        >= 500 => "The service or its gateway failed.",
        _ => "The service refused the request.",
    };
}
