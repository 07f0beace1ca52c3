using System.Globalization;
using System.Net;
using System.Text.Json;
using Earthscale.Client.Json;

namespace Earthscale.Client.Http;

/// <summary>Reads what the service, or a gateway before it, says when it says no.</summary>
internal static class ServiceErrors
{
    private const int MaxWords = 1000;

    public static ServiceException Read(HttpRequestMessage request, HttpResponseMessage response)
    {
        var body = response.Content is AnswerBody answer ? Parse(answer) : new ErrorJson();
        var words = body.Message ?? DetailText(body.Detail);
        var faults = Faults(body.Detail);
        var log = AttemptLog.Of(request);
        return new ServiceException(Compose(request, response, words, body.ErrorClass, faults, log.Count))
        {
            StatusCode = response.StatusCode,
            ServiceMessage = words,
            ErrorClass = body.ErrorClass,
            Faults = faults,
            RequestId = Answer.RequestId(response),
        };
    }

    private static ErrorJson Parse(AnswerBody body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Bytes.Span, WireJson.Default.ErrorJson) ?? new ErrorJson();
        }
        catch (JsonException)
        {
            // HTML, plain text or nothing, from a gateway: the status has to do.
            return new ErrorJson();
        }
    }

    private static string? DetailText(JsonElement? detail) =>
        detail is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static IReadOnlyList<FieldFault> Faults(JsonElement? detail) =>
        detail is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(fault => fault.ValueKind == JsonValueKind.Object).Select(ReadFault)]
            : [];

    private static FieldFault ReadFault(JsonElement fault) =>
        new(Location(fault), Text(fault, "msg"), Text(fault, "type"));

    private static string Location(JsonElement fault) =>
        fault.TryGetProperty("loc", out var location) && location.ValueKind == JsonValueKind.Array
            ? string.Join('.', location.EnumerateArray().Select(part => part.ToString()))
            : "?";

    private static string Text(JsonElement fault, string name) =>
        fault.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Compose(
        HttpRequestMessage request, HttpResponseMessage response, string? words, string? errorClass, IReadOnlyList<FieldFault> faults, int attempts)
    {
        var says = faults.Count > 0 ? string.Join("; ", faults) : words ?? Default(response.StatusCode);
        var status = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.StatusCode}");
        var named = errorClass is null ? status : $"{status}, {DisplayText.OneLine(errorClass, 100)}";
        var tries = attempts > 1 ? $", after {attempts} attempts" : "";
        return $"{DisplayText.OneLine(says, MaxWords)} ({named}{tries}; {request.Method} {request.RequestUri!.AbsolutePath})";
    }

    private static string Default(HttpStatusCode status) => (int)status switch
    {
        401 => "The service does not accept these credentials.",
        403 => "The service does not allow this.",
        404 => "The service does not know this.",
        429 => "The service asks to slow down.",
        >= 300 and < 400 => "The service redirected to nowhere.",
        >= 500 => "The service, or a gateway before it, failed.",
        _ => "The service refused the request.",
    };
}
