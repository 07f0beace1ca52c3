using System.Globalization;
using System.Threading.RateLimiting;
using Earthscale.Emulator.Authentication;
using Earthscale.Emulator.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Earthscale.Emulator.Api;

/// <summary>The authentication and the rate limit of the API.</summary>
internal sealed class ApiAccess(string apiKey, Sessions sessions)
{
    public const string RateLimitPolicy = "account";

    /// <summary>Creates an endpoint filter that requires the API key or a valid bearer token.</summary>
    /// <param name="inQuery">Whether the key may also be the query parameter <c>api_key</c>, as with tiles.</param>
    /// <remarks>ASSUMED: a wrong key is refused even together with a valid token.</remarks>
    public Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> Filter(bool inQuery) => async (context, next) =>
    {
        var http = context.HttpContext;
        var key = http.Request.ApiKey() ?? (inQuery && http.Request.Query.TryGetValue("api_key", out var value) ? value.ToString() : null);
        return Authenticate(http, key) ?? await next(context);
    };

    /// <summary>Creates the rate limiter of a key or token. A sixth of the requests per minute may come at once.</summary>
    public static RateLimitPartition<string> Partition(HttpContext context, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(
        context.Request.ApiKey() ?? context.Request.BearerToken() ?? "",
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, perMinute / 6),
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromMinutes(Math.Max(1, perMinute / 60) / (double)perMinute),
        });

    public static Task RespondLimitedAsync(HttpContext context, RateLimitLease lease)
    {
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ErrorResults.TooManyRequests().ExecuteAsync(context);
    }

    private JsonHttpResult<ErrorResponse>? Authenticate(HttpContext http, string? key)
    {
        if (key is not null)
        {
            return key == apiKey ? null : ErrorResults.Unauthorized(http, "The API key is not valid.");
        }

        return http.Request.BearerToken() is not { } token
            ? ErrorResults.Unauthorized(http, "Not authenticated.")
            : sessions.Check(token) switch
            {
                TokenState.Valid => null,
                TokenState.Expired => ErrorResults.ExpiredToken(http),
                _ => ErrorResults.Unauthorized(http, "The access token is not valid."),
            };
    }
}
