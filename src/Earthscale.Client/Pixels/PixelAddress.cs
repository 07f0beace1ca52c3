using System.Globalization;

namespace Earthscale.Client.Pixels;

/// <summary>Builds the address of pixel values from a version's template.</summary>
internal static class PixelAddress
{
    /// <exception cref="PixelsUnavailableException">The version has no template, or an invalid one.</exception>
    public static Uri Of(DatasetVersion version, PixelQuery query)
    {
        var template = version.OptimizedTileServer?.PixelUrl ?? version.DynamicTileServer?.PixelUrl
            ?? throw new PixelsUnavailableException($"Version {version.DatasetVersionId} has no pixel values: its type is {version.Type}, or its tiles come from another server.");
        var address = template
            .Replace("{lon}", query.Longitude.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{lat}", query.Latitude.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (address.Contains('{', StringComparison.Ordinal) || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            throw new PixelsUnavailableException($"Version {version.DatasetVersionId} has an invalid template for pixel values: it must contain {{lon}} and {{lat}}, and no other placeholder.");
        }

        var path = query.Dimension is null ? "" : "/" + Uri.EscapeDataString(query.Dimension);
        return new UriBuilder(uri) { Path = uri.AbsolutePath + path, Query = string.Join('&', Parameters(query)) }.Uri;
    }

    private static IEnumerable<string> Parameters(PixelQuery query)
    {
        if (query.Variable is { } variable)
        {
            yield return "variable=" + Uri.EscapeDataString(variable);
        }

        foreach (var (dimension, index) in query.Index)
        {
            yield return "dimidx=" + Uri.EscapeDataString(string.Create(CultureInfo.InvariantCulture, $"{dimension}:{index}"));
        }
    }
}
