namespace Earthscale.Emulator.Http;

/// <summary>The invalid values of one request: collected while its parameters are bound, and answered all at once.</summary>
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

    /// <summary>422 with every error; null when there is none.</summary>
    public IResult? Result => _errors.Count > 0 ? TypedResults.Json(new ValidationErrorResponse(_errors), statusCode: 422) : null;

    /// <summary>An endpoint filter: answers 422 instead of the endpoint when there are errors.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Of(context.HttpContext).Result ?? await next(context);
}
