using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.Api;

/// <summary>The endpoints to add, read, and delete a dataset.</summary>
internal static class DatasetEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/datasets", (AddDatasetRequest? request, DatasetStore store) => TypedResults.Ok(store.Add(request!.ToVersion())));
        routes.MapDelete("/datasets/{dataset_id}", IResult (PathId id, RemoveFromMaps maps, DatasetStore store) =>
            store.Delete(id.Value, maps.Value) is { } marker ? TypedResults.Ok(marker) : ErrorResults.DatasetNotFound(id.Value));
        routes.MapGet("/datasets/{dataset_id}/latest", IResult (PathId id, HttpRequest request, DatasetStore store, OptimizationSchedule schedule) =>
            store.FindLatest(id.Value) is { } version ? TypedResults.Ok(Response(version, schedule, request)) : ErrorResults.DatasetNotFound(id.Value));
        routes.MapGet("/dataset-versions/{version_id}", IResult (PathId id, HttpRequest request, DatasetStore store, OptimizationSchedule schedule) =>
            store.FindVersion(id.Value) is { } version ? TypedResults.Ok(Response(version, schedule, request)) : ErrorResults.VersionNotFound(id.Value));
    }

    private static DatasetResponse Response(StoredVersion version, OptimizationSchedule schedule, HttpRequest request)
    {
        var detail = version.Detail;
        var visualization = Optimization(detail.Visualization);
        var root = $"{request.Scheme}://{request.Host}/v1/{version.Type}/{version.Reference.VersionId}";
        var format = version.Type == "vector" ? "pbf" : "png";
        var pixels = detail.TileUrl is null && version.Type == "raster" ? $"{root}/pixels/{{lon}}/{{lat}}" : null;
        return new DatasetResponse(
            version.Reference.DatasetId, version.Reference.VersionId, version.Name, version.Type, detail.Labels, detail.Tags, detail.Variables,
            ServiceTime.Format(version.AddedAt), visualization, detail.PixelInfo.ToDictionary(plan => plan.Key, plan => Optimization(plan.Value)),
            Server(detail.TileUrl ?? $"{root}/tiles/{{z}}/{{x}}/{{y}}.{format}"),
            visualization.Status == "success" && detail.TileUrl is null ? Server($"{root}/optimized/{{z}}/{{x}}/{{y}}.{format}") : null);

        TileServer Server(string tiles) => new(tiles, pixels, detail.MinZoom, detail.MaxZoom);

        Optimization Optimization(OptimizationPlan plan)
        {
            var (status, updatedAt) = schedule.StatusOf(plan, version.AddedAt);
            return new Optimization(status, updatedAt is { } time ? ServiceTime.Format(time) : null);
        }
    }
}
