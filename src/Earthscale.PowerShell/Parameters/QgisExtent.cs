using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Reads the extents that QGIS shows, which have other orders than the service.</summary>
internal static partial class QgisExtent
{
    /// <summary>
    /// Converts the extent of a layer (<c>minLon,minLat : maxLon,maxLat</c>) or of a tool (<c>minLon,maxLon,minLat,maxLat
    /// [EPSG:4326]</c>) to <c>minLon,minLat,maxLon,maxLat</c>. Returns other text unchanged.
    /// </summary>
    /// <param name="text">The text of a box.</param>
    /// <exception cref="FormatException">The coordinates are not longitudes and latitudes.</exception>
    public static string ToBox(string text)
    {
        if (ToolExtent().Match(text) is not { Success: true } tool)
        {
            return LayerExtent().Replace(text, "$1,$2");
        }

        return tool.Groups["crs"].Value is "EPSG:4326" or "OGC:CRS84"
            ? tool.Result("$1,$3,$2,$4")
            : throw new FormatException($"The bounding box has coordinates in {tool.Groups["crs"].Value}; use EPSG:4326.");
    }

    [GeneratedRegex(@"^([^,:\[]+),([^,:\[]+),([^,:\[]+),([^,:\[]+)\[(?<crs>[\w:]+)\]\s*$")]
    private static partial Regex ToolExtent();

    [GeneratedRegex(@"^([^,:]+,[^,:]+) : ([^,:]+,[^,:]+)$")]
    private static partial Regex LayerExtent();
}
