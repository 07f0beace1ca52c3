namespace Earthscale.Emulator.Http;

/// <summary>The errors of the API, each in the shape the service gives it.</summary>
/// <remarks>The words and the values of <c>error_class</c> are assumed: no public source lists them.</remarks>
internal static class ErrorAnswers
{
    public static Answer DatasetNotFound(Guid id) =>
        Message(404, $"Dataset {id} not found.", "DatasetNotFoundError");

    public static Answer VersionNotFound(Guid id) =>
        Message(404, $"Dataset version {id} not found.", "DatasetVersionNotFoundError");

    public static Answer InvalidCursor() =>
        Message(400, "The cursor is not valid.", "InvalidCursorError");

    public static Answer Unauthorized(string message) =>
        Message(401, message, "UnauthorizedError").With("WWW-Authenticate", "Bearer");

    public static Answer ExpiredToken() => Unauthorized("The access token has expired.");

    public static Answer TooManyRequests() => Message(429, "Too many requests.", "RateLimitError");

    public static Answer InternalError() =>
        Message(500, "The emulator failed; this is a fault of its own.", "InternalServerError");

    /// <summary>What FastAPI itself answers, before any code of the service runs.</summary>
    public static Answer Detail(int status, string detail) => Answer.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("detail", detail);
        json.WriteEndObject();
    });

    public static Answer Invalid(IEnumerable<ValidationFault> faults) => Answer.Json(422, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("detail");
        foreach (var fault in faults)
        {
            fault.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static Answer Message(int status, string message, string errorClass) => Answer.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("message", message);
        json.WriteString("error_class", errorClass);
        json.WriteEndObject();
    });
}
