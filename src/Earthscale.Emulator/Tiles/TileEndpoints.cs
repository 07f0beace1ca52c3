using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.Tiles;

/// <summary>The endpoints of tiles and pixels of all raster versions, also deleted ones, except tile server datasets.</summary>
internal static class TileEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var server in new[] { "tiles", "optimized" })
        {
            routes.MapGet("/raster/{version_id}/" + server + "/{z:int}/{x:int}/{y:int}.{format}", IResult (
                PathId id, int z, int x, int y, string format, TileQuery query, HttpContext context, DatasetStore store) =>
                Tile(Find(store, id), new TilePlace(z, x, y, format), query, id, context));
        }

        routes.MapGet("/raster/{version_id}/pixels/{lon:double}/{lat:double}", IResult (
            PathId id, double lon, double lat, PixelQuery query, HttpContext context, DatasetStore store) =>
            Pixel(Find(store, id), id, query, context, (version, variable, step) => TypedResults.Ok(new PixelValue(new SampleField(version, variable, step).Value(lon, lat)))));
        routes.MapGet("/raster/{version_id}/pixels/{lon:double}/{lat:double}/{dimension}", IResult (
            PathId id, double lon, double lat, string dimension, PixelQuery query, HttpContext context, DatasetStore store) =>
            Pixel(Find(store, id), id, query, context, (version, variable, step) => Series(version, variable, step, (lon, lat), dimension)));
    }

    private static StoredVersion? Find(DatasetStore store, PathId id) =>
        store.FindVersion(id.Value) is { Type: "raster", Detail.TileUrl: null } version ? version : null;

    private static IResult Tile(StoredVersion? version, TilePlace place, TileQuery query, PathId id, HttpContext context)
    {
        if (version is null)
        {
            return ErrorResults.VersionNotFound(id.Value);
        }

        if (!place.Exists || place.Z < version.Detail.MinZoom || place.Z > version.Detail.MaxZoom)
        {
            return TypedResults.NotFound();
        }

        var known = SampleField.Variables(version);
        string[] variables = query.Variables.Count > 0 ? [.. query.Variables] : [.. known.Keys.Take(known.Count >= 3 ? 3 : 1)];
        return CheckVariables(variables, known, "variables", context)
            ?? TypedResults.Bytes(TileImage.Draw(version, place, variables, query), TileImage.MediaTypes[place.Format]);
    }

    private static IResult Pixel(StoredVersion? version, PathId id, PixelQuery query, HttpContext context, Func<StoredVersion, string, int, IResult> respond)
    {
        if (version is null)
        {
            return ErrorResults.VersionNotFound(id.Value);
        }

        var known = SampleField.Variables(version);
        var variable = query.Variable ?? known.Keys.First();
        var step = query.Step(version, RequestErrors.Of(context));
        return CheckVariables([variable], known, "variable", context) ?? respond(version, variable, step);
    }

    private static IResult Series(StoredVersion version, string variable, int step, (double Longitude, double Latitude) point, string dimension) =>
        SampleField.Dimensions(version).TryGetValue(dimension, out var length)
            ? TypedResults.Ok(new PixelSeries([.. Enumerable.Range(0, length).Select(index =>
                new SampleField(version, variable, step + index).Value(point.Longitude, point.Latitude))]))
            : TypedResults.NotFound();

    private static IResult? CheckVariables(IEnumerable<string> variables, IReadOnlyDictionary<string, VariableStatistics> known, string parameter, HttpContext context)
    {
        var errors = RequestErrors.Of(context);
        foreach (var variable in variables.Where(variable => !known.ContainsKey(variable)))
        {
            errors.AddQuery(parameter, $"'{variable}' is not a variable of this version: {string.Join(", ", known.Keys)}");
        }

        return errors.Result;
    }
}
