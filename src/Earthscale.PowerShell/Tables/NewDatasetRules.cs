using Earthscale.Client.Datasets;

namespace Earthscale.PowerShell.Tables;

/// <summary>What can be said of a new dataset before the service is asked.</summary>
internal static class NewDatasetRules
{
    private static readonly string[] s_tilePlaces = ["{z}", "{x}", "{y}"];
    private static readonly string[] s_imageEndings = [".tif", ".tiff", ".jp2", ".png", ".jpg", ".jpeg", ".vrt", ".cog", ".img"];
    private static readonly string[] s_vectorEndings = [".geojson", ".parquet", ".geoparquet", ".fgb", ".gpkg", ".shp", ".gml", ".kml"];

    /// <summary>Infers the source type from URLs; null when they leave it open.</summary>
    public static SourceType? Infer(IReadOnlyList<string> urls)
    {
        var types = urls.Select(Infer).Distinct().ToList();
        return types.Count == 1 ? types[0] : null;
    }

    /// <summary>Finds what is wrong with a new dataset; null when nothing is.</summary>
    public static string? FindError(NewDataset dataset)
    {
        if (dataset.Urls.Count > 1 && dataset.Type != SourceType.Image)
        {
            return $"A {dataset.Type} dataset takes one URL, got {dataset.Urls.Count}."
                + (dataset.Type == SourceType.Zarr ? " For several stores, join them along a dimension: gs://bucket/{time}.zarr." : "");
        }

        if (dataset.Type == SourceType.TileServer && Missing(dataset.Urls[0]) is { Length: > 0 } missing)
        {
            return $"The tile server's URL '{dataset.Urls[0]}' lacks {missing}; write an XYZ template such as https://tiles.example/{{z}}/{{x}}/{{y}}.png.";
        }

        return Foreign(dataset) is { } option
            ? $"-{option.Name} is for {option.Type} datasets; '{dataset.Name}' is of type {dataset.Type}. Leave it out, or give -Type {option.Type}."
            : null;
    }

    private static SourceType? Infer(string url)
    {
        if (Missing(url).Length == 0)
        {
            return SourceType.TileServer;
        }

        var path = url.Split('?', '#')[0].TrimEnd('/');
        if (path.EndsWith(".zarr", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".zarr.zip", StringComparison.OrdinalIgnoreCase))
        {
            return SourceType.Zarr;
        }

        var ending = Path.GetExtension(path).ToLowerInvariant();
        return s_imageEndings.Contains(ending) ? SourceType.Image
            : s_vectorEndings.Contains(ending) ? SourceType.Vector
            : null;
    }

    private static string Missing(string url) =>
        string.Join(", ", s_tilePlaces.Where(part => !url.Contains(part, StringComparison.Ordinal)));

    private static (string Name, SourceType Type)? Foreign(NewDataset dataset)
    {
        (string Name, SourceType Type, object? Value)[] options =
        [
            ("Band", SourceType.Image, dataset.Bands),
            ("GroupBy", SourceType.Image, dataset.GroupBy),
            ("FilenameDatePattern", SourceType.Image, dataset.FilenameDatePattern),
            ("FilenameBandPattern", SourceType.Image, dataset.FilenameBandPatterns),
            ("Rename", SourceType.Zarr, dataset.Rename),
        ];
        foreach (var (name, type, value) in options)
        {
            if (value is not null && type != dataset.Type)
            {
                return (name, type);
            }
        }

        return null;
    }
}
