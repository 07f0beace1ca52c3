using System.Globalization;

namespace Earthscale.Client.Pixels;

/// <summary>Makes the address of pixel values from the template that a version names.</summary>
internal static class PixelAddress
{
    /// <exception cref="PixelsUnavailableException">The version names no template, or one that cannot be used.</exception>
    public static Uri Of(DatasetVersion version, PixelQuery query)
    {
        var template = version.OptimizedTileServer?.PixelUrl ?? version.DynamicTileServer?.PixelUrl
            ?? throw new PixelsUnavailableException($"Version {version.DatasetVersionId} has no pixel values: its type is {version.Type}, or it shows tiles of another server.");
        var address = template
            .Replace("{lon}", query.Longitude.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{lat}", query.Latitude.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (address.Contains('{', StringComparison.Ordinal) || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            throw new PixelsUnavailableException($"Version {version.DatasetVersionId} names an address of pixel values that cannot be used: it should hold {{lon}} and {{lat}}, and nothing else in braces.");
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
