using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Earthscale.Emulator.Api;
using Earthscale.Emulator.Authentication;
using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Faults;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Recording;
using Earthscale.Emulator.Storage;
using Earthscale.Emulator.Tiles;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Earthscale.Emulator.Hosting;

/// <summary>Builds the application: Kestrel, middleware, and endpoints, without settings files, environment variables, and console.</summary>
internal static class EmulatorApp
{
    public static WebApplication Build(EmulatorOptions options, EmulatorDatabase database, RequestRecorder recorder, Func<FaultPlan> faults)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(options.Urls);
        AddServices(builder.Services, options, database);
        var app = builder.Build();
        app.Use(new RequestRecording(recorder, faults, options.RequestLog).InvokeAsync);
        app.Use(new FaultInjector(options.Latency, app.Lifetime.ApplicationStopping).InvokeAsync);
        app.UseStatusCodePages(pages => TypedResults.Json(
            new DetailResponse(ReasonPhrases.GetReasonPhrase(pages.HttpContext.Response.StatusCode))).ExecuteAsync(pages.HttpContext));
        app.UseRouting();
        app.UseCors();
        app.Use(ExactPaths.InvokeAsync);
        app.UseRateLimiter();
        Map(app, options);
        return app;
    }

    /// <summary>Gets the first address that Kestrel listens on.</summary>
    public static Uri Address(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Uri(address.Replace("//[::]:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal));
    }

    private static void AddServices(IServiceCollection services, EmulatorOptions options, EmulatorDatabase database)
    {
        services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        services.AddRouting();
        services.AddCors();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) => new ValueTask(ApiAccess.RespondLimitedAsync(rejected.HttpContext, rejected.Lease));
            if (options.RateLimit is { } perMinute)
            {
                limits.AddPolicy(ApiAccess.RateLimitPolicy, context => ApiAccess.Partition(context, perMinute));
            }
        });
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;

            // FastAPI does not escape non-ASCII characters.
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            foreach (var context in (JsonSerializerContext[])[ApiJson.Default, AuthJson.Default, HttpJson.Default, TileJson.Default])
            {
                json.SerializerOptions.TypeInfoResolverChain.Add(context);
            }
        });
        services.AddSingleton(new DatasetStore(database, options.TimeProvider));
        services.AddSingleton(new DatasetListing(database));
        services.AddSingleton(new OptimizationSchedule(options.OptimizationDuration, options.TimeProvider));
    }

    private static void Map(WebApplication app, EmulatorOptions options)
    {
        var sessions = new Sessions(options.TokenLifetime, options.TimeProvider);
        var access = new ApiAccess(options.ApiKey, sessions);
        var settings = new AuthSettings(options.UserEmail, options.UserPassword, options.AnonKey, options.ApproveSignIn);
        AuthEndpoints.Map(app, settings, sessions, new SignInFlows(options.TimeProvider), new AuthErrors(options.AuthErrors));

        var version = new ApiVersion(
            true, options.IsDeprecated ? 2 : 1, options.IsDeprecated, options.RemovedAfter,
            options.IsDeprecated ? "Version 1 of the API is deprecated. Use version 2." : null);
        app.MapGet("/api-versions/v1", () => TypedResults.Ok(version));

        var api = Group(inQuery: false);
        DatasetEndpoints.Map(api);
        ListingEndpoints.Map(api);
        // Web maps are on other sites.
        TileEndpoints.Map(Group(inQuery: true).RequireCors(policy => policy.AllowAnyOrigin().AllowAnyHeader()));

        RouteGroupBuilder Group(bool inQuery)
        {
            var group = app.MapGroup("/v1").AddEndpointFilter(access.Filter(inQuery)).AddEndpointFilter(RequestErrors.FilterAsync);
            return options.RateLimit is null ? group : group.RequireRateLimiting(ApiAccess.RateLimitPolicy);
        }
    }
}
