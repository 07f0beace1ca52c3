using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tables;

/// <summary>Checks URLs and infers source types.</summary>
internal static partial class SourceUrl
{
    private static readonly string[] s_imageEndings = [".tif", ".tiff", ".gtiff", ".geotiff", ".jp2", ".png", ".jpg", ".jpeg", ".vrt", ".cog", ".img"];
    private static readonly string[] s_vectorEndings = [".geojson", ".parquet", ".geoparquet", ".fgb", ".gpkg", ".shp", ".gml", ".kml"];

    /// <summary>Infers the source type; null if it is unclear.</summary>
    public static SourceType? Infer(string url)
    {
        var path = PathOf(url);
        var placeholders = TileTemplate.Placeholders(url).Count;
        if (TileTemplate.IsComplete(url) || (TileTemplate.HasTilePlaceholder(url) && !(IsZarr(path) && placeholders == 1)))
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

    /// <summary>Finds an error in a URL, with a correction; null if there is none.</summary>
    public static string? FindError(string url)
    {
        if (url.Any(char.IsControl))
        {
            return "The URL contains a control character, such as a line break or a tab.";
        }

        if (url.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
        {
            return $"'{url}' is an Amazon Resource Name; use {(BucketName().Match(url) is { Success: true } name ? $"s3://{name.Groups["path"].Value}" : "the URL of a file, such as s3://bucket/file.tif")}.";
        }

        if (GdalPath().Match(url) is { Success: true } gdal)
        {
            return $"'{url}' is a GDAL path; use {Suggest(gdal.Groups["store"].Value.ToLowerInvariant(), gdal.Groups["path"].Value)}.";
        }

        if (Scheme().Match(url) is not { Success: true } scheme)
        {
            return url.StartsWith("//", StringComparison.Ordinal) ? $"'{url}' has no scheme; use https:{url}." : DescribeLocalPath(url);
        }

        return scheme.Groups["name"].Value.ToLowerInvariant() switch
        {
            "file" => DescribeLocalPath(url),
            "s3a" or "s3n" => $"'{url}' is a Hadoop URL; use s3://{scheme.Groups["rest"].Value}.",
            _ when scheme.Groups["rest"].Value is "" or ['/', ..] => $"'{url}' has no bucket or host; use, for example, {scheme.Groups["name"].Value}://bucket/file.tif.",
            _ => null,
        };
    }

    public static string? FindError(string url, SourceType type)
    {
        if (type == SourceType.TileServer)
        {
            return TileTemplate.FindError(url);
        }

        if (type != SourceType.Zarr && TileTemplate.Placeholders(url) is [var word, ..])
        {
            return Infer(url) == SourceType.TileServer
                ? $"'{url}' is the template of a tile server, not of type {type}. {TileTemplate.FindError(url) ?? "Use -Type TileServer."}"
                : $"The service does not support {{{word}}} in the URL of type {type}{(type == SourceType.Image ? "; for many files, use *, and -FilenameDatePattern for dates in their names" : "")}.";
        }

        return type != SourceType.Image && PathOf(url).Contains('*', StringComparison.Ordinal)
            ? $"'{url}' contains a wildcard, which the service supports only for images{(type == SourceType.Zarr ? "; to join stores along a dimension, use gs://bucket/{time}.zarr" : "")}."
            : null;
    }

    // A question mark and a number sign end the path of an http(s) URL; in other URLs, they are part of a name.
    private static string PathOf(string url) => url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? url.Split('?', '#')[0] : url;

    private static bool IsZarr(string path) => ZarrStore().IsMatch(path);

    private static string DescribeLocalPath(string url) =>
        $"'{url}' is a relative or local path, which the service cannot read. Use a URL, such as gs://bucket/{url.Split('/', '\\', ':')[^1]}, or one that starts with s3:// or https://.";

    private static string Suggest(string store, string path) => store switch
    {
        "s3" => $"s3://{path}",
        "gs" => $"gs://{path}",
        "az" => $"az://{path}",
        "adls" => $"abfs://{path}",
        "curl" => path,
        _ => "the URL of the file itself, not of a file in an archive",
    };

    [GeneratedRegex(@"^arn:[^:]*:s3:::(?<path>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BucketName();

    [GeneratedRegex(@"^/vsi(?<store>[a-z0-9]+)(?:_streaming)?/(?<path>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex GdalPath();

    // A single letter is a drive.
    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9+.-]+)://(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\.zarr(\.zip)?(/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ZarrStore();
}
