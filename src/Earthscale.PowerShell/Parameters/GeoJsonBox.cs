using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Reads the box of a GeoJSON object (RFC 7946): its <c>bbox</c>, or the box of its coordinates.</summary>
internal static class GeoJsonBox
{
    /// <summary>Reads a geometry, a feature, or a collection.</summary>
    /// <exception cref="FormatException">The object is not GeoJSON, or has no coordinates.</exception>
    public static BoundingBox Read(object item)
    {
        var boxes = Boxes(item).ToList();
        return boxes.Count > 0 ? BoxUnion.Of(boxes) : throw new FormatException("The GeoJSON has no coordinates.");
    }

    private static IEnumerable<BoundingBox> Boxes(object? item)
    {
        if (item is null)
        {
            // A feature can have no geometry.
            return [];
        }

        return Member(item, "bbox") is { } box ? [BoxReader.ReadNumbers(List(box, "bbox"))] : Member(item, "type")?.ToString() switch
        {
            "Feature" => Boxes(Member(item, "geometry")),
            "FeatureCollection" => List(Member(item, "features"), "features").SelectMany(Boxes),
            "GeometryCollection" => List(Member(item, "geometries"), "geometries").SelectMany(Boxes),
            "Point" or "LineString" or "Polygon" => Around(Member(item, "coordinates")),
            "MultiPoint" or "MultiLineString" or "MultiPolygon" => List(Member(item, "coordinates"), "coordinates").SelectMany(Around),
            var other => throw new FormatException($"The bounding box is an object {(other is null ? "without a GeoJSON type" : $"of type '{DisplayText.OneLine(other, 50)}'")}; use a GeoJSON geometry, Feature, or FeatureCollection, or numbers."),
        };
    }

    private static IEnumerable<BoundingBox> Around(object? coordinates)
    {
        var positions = Positions(coordinates).ToList();
        return positions.Count == 0 ? [] :
        [
            new BoundingBox(
                positions.Min(position => position.Longitude), positions.Min(position => position.Latitude),
                positions.Max(position => position.Longitude), positions.Max(position => position.Latitude)),
        ];
    }

    private static IEnumerable<(double Longitude, double Latitude)> Positions(object? coordinates)
    {
        var list = List(coordinates, "coordinates");
        if (list.Count > 0 && ArgumentValue.Unwrap(list[0]) is IEnumerable and not string)
        {
            return list.SelectMany(Positions);
        }

        return list.Count switch
        {
            0 => [],
            1 => throw new FormatException("A position in the GeoJSON's coordinates has one number; it needs a longitude and a latitude."),
            _ => [(BoxReader.ReadNumber(list[0], "A longitude in the GeoJSON"), BoxReader.ReadNumber(list[1], "A latitude in the GeoJSON"))],
        };
    }

    private static IReadOnlyList<object?> List(object? value, string member) =>
        ArgumentValue.Unwrap(value) is IEnumerable list and not (string or IDictionary)
            ? [.. list.Cast<object?>()]
            : throw new FormatException($"The GeoJSON's member '{member}' is not a list.");

    private static object? Member(object item, string name) => ArgumentValue.Unwrap(item) switch
    {
        IDictionary table => table[name],
        PSObject custom => custom.Properties[name]?.Value,
        _ => throw new FormatException("The GeoJSON has another value where it requires an object."),
    };
}
