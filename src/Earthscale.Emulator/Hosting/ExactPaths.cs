using Microsoft.AspNetCore.Routing.Patterns;

namespace Earthscale.Emulator.Hosting;

/// <summary>Middleware after routing that makes paths case-sensitive and refuses a trailing slash, like FastAPI.</summary>
internal static class ExactPaths
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint && !IsExact(endpoint.RoutePattern, context.Request.Path.Value!.Split('/')[1..]))
        {
            context.SetEndpoint(null);
        }

        return next(context);
    }

    private static bool IsExact(RoutePattern pattern, string[] segments) =>
        segments.Length == pattern.PathSegments.Count
        && pattern.PathSegments.Zip(segments).All(pair => pair.First.Parts is not [RoutePatternLiteralPart literal] || literal.Content == pair.Second);
}
