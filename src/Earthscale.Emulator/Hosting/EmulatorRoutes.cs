using Earthscale.Emulator.Authentication;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Datasets.Endpoints;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.Hosting;

/// <summary>Every path of the service, and who answers it.</summary>
internal static class EmulatorRoutes
{
    public static RouteTable Create(EmulatorOptions options, EmulatorDatabase database, Func<Uri> baseUri)
    {
        var sessions = new Sessions(options.TokenLifetime, options.TimeProvider);
        var guard = new ApiGuard(options.ApiKey, sessions);
        return new RouteTable([.. Api(options, database, baseUri, guard), .. Auth(options, sessions)]);
    }

    private static IEnumerable<EmulatorRoute> Auth(EmulatorOptions options, Sessions sessions)
    {
        var errors = new AuthErrors(options.AuthErrors);
        var flows = new SignInFlows(options.TimeProvider);
        var gateway = new GatewayGuard(options.AnonKey);
        var browser = new BrowserEndpoints(options, flows, errors);
        yield return new EmulatorRoute("POST", "/auth/v1/token", gateway.Protect(new TokenEndpoint(options, sessions, flows, errors).Handle));
        yield return new EmulatorRoute("POST", "/auth/v1/logout", gateway.Protect(new LogoutEndpoint(sessions, errors).Handle));

        // Open: a browser that follows a link sends no headers of ours.
        yield return new EmulatorRoute("GET", "/auth/v1/authorize", browser.Authorize);
        yield return new EmulatorRoute("GET", SignInPage.ApprovePath, browser.Approve);
        yield return new EmulatorRoute("GET", SignInPage.DenyPath, browser.Deny);
    }

    private static IEnumerable<EmulatorRoute> Api(EmulatorOptions options, EmulatorDatabase database, Func<Uri> baseUri, ApiGuard guard)
    {
        var schedule = new OptimizationSchedule(options.OptimizationDuration, options.TimeProvider);
        var listings = new ListingEndpoints(new DatasetListing(database));
        var datasets = new DatasetEndpoints(new DatasetStore(database, options.TimeProvider), new VersionJson(schedule, baseUri));
        yield return new EmulatorRoute("GET", "/api-versions/v1", new ApiVersionEndpoint(options).Get);
        yield return new EmulatorRoute("GET", "/v1/datasets", guard.Protect(listings.ListByOffset));
        yield return new EmulatorRoute("GET", "/v1/datasets/cursor", guard.Protect(listings.ListByCursor));
        yield return new EmulatorRoute("POST", "/v1/datasets", guard.Protect(datasets.Add));
        yield return new EmulatorRoute("DELETE", "/v1/datasets/{dataset_id}", guard.Protect(datasets.Delete));
        yield return new EmulatorRoute("GET", "/v1/datasets/{dataset_id}/latest", guard.Protect(datasets.Latest));
        yield return new EmulatorRoute("GET", "/v1/dataset-versions/{version_id}", guard.Protect(datasets.Version));
    }
}
