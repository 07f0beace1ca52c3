using Earthscale.Emulator.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Earthscale.Emulator.Authentication;

/// <summary>Maps the endpoints of the auth service.</summary>
internal static class AuthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, AuthSettings settings, Sessions sessions, SignInFlows flows, AuthErrors errors)
    {
        var tokens = new TokenEndpoint(settings, sessions, flows, errors);
        var gateway = routes.MapGroup("/auth/v1").AddEndpointFilter(async (context, next) =>
            CheckAnonKey(context.HttpContext.Request, settings.AnonKey) ?? await next(context));
        gateway.MapPost("/token", (TokenRequest? request, [FromQuery(Name = "grant_type")] string? grantType, HttpResponse response) =>
            tokens.Handle(request, grantType, response));
        gateway.MapPost("/logout", (string? scope, HttpRequest request) => SignOut(scope ?? "global", request.BearerToken(), sessions, errors));
        new BrowserEndpoints(settings, flows, errors).Map(routes);
    }

    /// <summary>The gateway of the auth service: if an anon key is set, it refuses requests without it.</summary>
    private static JsonHttpResult<GatewayError>? CheckAnonKey(HttpRequest request, string? anonKey)
    {
        string? key = request.Headers["apikey"];
        return anonKey is null || key == anonKey
            ? null
            : TypedResults.Json(new GatewayError(key is null ? "No API key found in request" : "Invalid authentication credentials"), statusCode: 401);
    }

    /// <summary>Signs out all sessions, this session, or all others.</summary>
    private static IResult SignOut(string scope, string? token, Sessions sessions, AuthErrors errors)
    {
        if (token is null)
        {
            return errors.NoBearer();
        }

        if (sessions.Check(token) != TokenState.Valid)
        {
            return errors.BadToken();
        }

        if (scope is not ("global" or "local" or "others"))
        {
            return errors.Invalid("scope must be global, local or others");
        }

        sessions.End(token, here: scope != "others", elsewhere: scope != "local");
        return TypedResults.NoContent();
    }
}
