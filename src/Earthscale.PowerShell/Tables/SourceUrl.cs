using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tables;

/// <summary>What a URL tells of itself before the service is asked.</summary>
internal static partial class SourceUrl
{
    private static readonly string[] s_imageEndings = [".tif", ".tiff", ".gtiff", ".geotiff", ".jp2", ".png", ".jpg", ".jpeg", ".vrt", ".cog", ".img"];
    private static readonly string[] s_vectorEndings = [".geojson", ".parquet", ".geoparquet", ".fgb", ".gpkg", ".shp", ".gml", ".kml"];

    /// <summary>Infers the source type; null when the URL leaves it open.</summary>
    public static SourceType? Infer(string url)
    {
        var path = PathOf(url);
        var placeholders = TileTemplate.Placeholders(url).Count;
        if (TileTemplate.IsComplete(url) || (TileTemplate.IsMeant(url) && !(IsZarr(path) && placeholders == 1)))
        {
            return SourceType.TileServer;
        }

        if (IsZarr(path))
        {
            return SourceType.Zarr;
        }

        var ending = Path.GetExtension(path.TrimEnd('/')).ToLowerInvariant();
        return s_imageEndings.Contains(ending) ? SourceType.Image
            : s_vectorEndings.Contains(ending) ? SourceType.Vector
            : null;
    }

    /// <summary>Says why a text is no URL that the service can read, and what is meant; null when it may be one.</summary>
    public static string? FindError(string url)
    {
        if (url.Any(char.IsControl))
        {
            return "The URL holds a control character, such as a line break or a tab.";
        }

        if (url.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
        {
            return $"'{url}' is an Amazon resource name; write {(BucketName().Match(url) is { Success: true } name ? $"s3://{name.Groups["path"].Value}" : "the URL of a file, such as s3://bucket/file.tif")}.";
        }

        if (GdalPath().Match(url) is { Success: true } gdal)
        {
            return $"'{url}' is a path of GDAL's; write {Meant(gdal.Groups["store"].Value.ToLowerInvariant(), gdal.Groups["path"].Value)}.";
        }

        if (Scheme().Match(url) is not { Success: true } scheme)
        {
            return url.StartsWith("//", StringComparison.Ordinal) ? $"'{url}' has no scheme; write https:{url}." : Local(url);
        }

        return scheme.Groups["name"].Value.ToLowerInvariant() switch
        {
            "file" => Local(url),
            "s3a" or "s3n" => $"'{url}' is Hadoop's form; write s3://{scheme.Groups["rest"].Value}.",
            _ when scheme.Groups["rest"].Value is "" or ['/', ..] => $"'{url}' names no bucket or host; write, for example, {scheme.Groups["name"].Value}://bucket/file.tif.",
            _ => null,
        };
    }

    /// <summary>Says why a URL does not fit a source type; null when it does.</summary>
    public static string? FindError(string url, SourceType type)
    {
        if (type == SourceType.TileServer)
        {
            return TileTemplate.FindError(url);
        }

        if (type != SourceType.Zarr && TileTemplate.Placeholders(url) is [var word, ..])
        {
            return Infer(url) == SourceType.TileServer
                ? $"'{url}' is a tile server's template, not of type {type}. {TileTemplate.FindError(url) ?? "Give -Type TileServer."}"
                : $"The service knows no {{{word}}} in the URL of type {type}{(type == SourceType.Image ? "; for many files write *, and -FilenameDatePattern for dates in their names" : "")}.";
        }

        return type != SourceType.Image && PathOf(url).Contains('*', StringComparison.Ordinal)
            ? $"'{url}' holds a wildcard, which the service knows for images only{(type == SourceType.Zarr ? "; join stores along a dimension instead: gs://bucket/{time}.zarr" : "")}."
            : null;
    }

    // A question mark and a number sign end the path of a web address; anywhere else they are letters of a name.
    private static string PathOf(string url) => url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? url.Split('?', '#')[0] : url;

    private static bool IsZarr(string path) => ZarrStore().IsMatch(path);

    private static string Local(string url) =>
        $"'{url}' is no URL but a path, relative or on this machine, which the service cannot read. Give a URL, such as gs://bucket/{url.Split('/', '\\', ':')[^1]}, or one that begins with s3:// or https://.";

    private static string Meant(string store, string path) => store switch
    {
        "s3" => $"s3://{path}",
        "gs" => $"gs://{path}",
        "az" => $"az://{path}",
        "adls" => $"abfs://{path}",
        "curl" => path,
        _ => "the URL of the file itself, not within an archive",
    };

    [GeneratedRegex(@"^arn:[^:]*:s3:::(?<path>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BucketName();

    [GeneratedRegex(@"^/vsi(?<store>[a-z0-9]+)(?:_streaming)?/(?<path>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex GdalPath();

    // One letter is a drive.
    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9+.-]+)://(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\.zarr(\.zip)?(/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ZarrStore();
}
