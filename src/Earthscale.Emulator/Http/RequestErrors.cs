namespace Earthscale.Emulator.Http;

/// <summary>The validation errors of a request, which are collected during parameter binding and sent together.</summary>
internal sealed class RequestErrors
{
    private readonly List<ValidationError> _errors = [];

    public static RequestErrors Of(HttpContext context)
    {
        if (context.Features.Get<RequestErrors>() is not { } errors)
        {
            context.Features.Set(errors = new RequestErrors());
        }

        return errors;
    }

    public void Add(IReadOnlyList<object> location, string message, string type) => _errors.Add(new ValidationError(location, message, type));

    public void AddQuery(string parameter, string message) => Add(["query", parameter], "Value error, " + message, "value_error");

    /// <summary>A 422 response with all errors; null if there are none.</summary>
    public IResult? Result => _errors.Count > 0 ? TypedResults.Json(new ValidationErrorResponse(_errors), statusCode: 422) : null;

    /// <summary>An endpoint filter that responds with 422 if there are errors.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Of(context.HttpContext).Result ?? await next(context);
}
