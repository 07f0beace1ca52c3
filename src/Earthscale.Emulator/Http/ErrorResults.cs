using Microsoft.AspNetCore.Http.HttpResults;

namespace Earthscale.Emulator.Http;

/// <summary>Creates the errors of the API, in the service's shape.</summary>
/// <remarks>ASSUMED: the messages and the values of <c>error_class</c>. No public source lists them.</remarks>
internal static class ErrorResults
{
    public static JsonHttpResult<ErrorResponse> DatasetNotFound(Guid id) => Create(404, $"Dataset {id} not found.", "DatasetNotFoundError");

    public static JsonHttpResult<ErrorResponse> VersionNotFound(Guid id) => Create(404, $"Dataset version {id} not found.", "DatasetVersionNotFoundError");

    public static JsonHttpResult<ErrorResponse> InvalidCursor() => Create(400, "The cursor is not valid.", "InvalidCursorError");

    public static JsonHttpResult<ErrorResponse> TooManyRequests() => Create(429, "Too many requests.", "RateLimitError");

    public static JsonHttpResult<ErrorResponse> InternalError() => Create(500, "The emulator failed with an internal error.", "InternalServerError");

    public static JsonHttpResult<ErrorResponse> ExpiredToken(HttpContext context) => Unauthorized(context, "The access token has expired.");

    public static JsonHttpResult<ErrorResponse> Unauthorized(HttpContext context, string message)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Create(401, message, "UnauthorizedError");
    }

    private static JsonHttpResult<ErrorResponse> Create(int status, string message, string errorClass) =>
        TypedResults.Json(new ErrorResponse(message, errorClass), statusCode: status);
}
