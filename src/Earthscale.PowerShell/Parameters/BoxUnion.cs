namespace Earthscale.PowerShell.Parameters;

/// <summary>Computes the union of boxes.</summary>
internal static class BoxUnion
{
    /// <summary>
    /// Computes the smallest box that contains all boxes. It crosses the antimeridian only if one of them does, or if two of
    /// them meet there, like the parts of a geometry that is cut there (RFC 7946, 3.1.9).
    /// </summary>
    /// <param name="boxes">The boxes, at least one.</param>
    public static BoundingBox Of(IReadOnlyList<BoundingBox> boxes)
    {
        var (south, north) = (boxes.Min(box => box.MinLatitude), boxes.Max(box => box.MaxLatitude));
        var meets = boxes.Any(box => box.CrossesAntimeridian)
            || (boxes.Any(box => box.MaxLongitude == 180) && boxes.Any(box => box.MinLongitude == -180));
        var (west, east) = meets && boxes.Count > 1 ? BesideLargestGap(boxes)
            : boxes.Count == 1 ? (boxes[0].MinLongitude, boxes[0].MaxLongitude)
            : (boxes.Min(box => box.MinLongitude), boxes.Max(box => box.MaxLongitude));
        return new BoundingBox(west, south, east, north);
    }

    private static (double West, double East) BesideLargestGap(IEnumerable<BoundingBox> boxes)
    {
        var spans = boxes
            .Select(box => (West: box.MinLongitude, East: box.CrossesAntimeridian ? box.MaxLongitude + 360 : box.MaxLongitude))
            .OrderBy(span => span.West).ToList();
        var (west, east, gap, covered) = (-180.0, 180.0, 0.0, spans[0].East);
        foreach (var (next, end) in spans.Skip(1).Append((spans[0].West + 360, 0)))
        {
            if (next - covered > gap)
            {
                (west, east, gap) = (next, covered, next - covered);
            }

            covered = Math.Max(covered, end);
        }

        return (west > 180 ? west - 360 : west, east > 180 ? east - 360 : east);
    }
}
