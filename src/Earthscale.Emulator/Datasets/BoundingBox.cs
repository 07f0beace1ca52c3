using System.Globalization;

namespace Earthscale.Emulator.Datasets;

/// <summary>
/// A bounding box in EPSG:4326. If the western edge is east of the eastern one, the box crosses the
/// antimeridian, as in GeoJSON (RFC 7946). ASSUMED: the service has the same rule.
/// </summary>
internal sealed record BoundingBox(double West, double South, double East, double North)
{
    public bool CrossesAntimeridian => West > East;

    public bool Contains(double longitude, double latitude) =>
        latitude >= South && latitude <= North
        && (CrossesAntimeridian ? longitude >= West || longitude <= East : longitude >= West && longitude <= East);

    /// <summary>Parses <c>min_lon,min_lat,max_lon,max_lat</c>.</summary>
    public static bool TryParse(string text, out BoundingBox box, out string error)
    {
        box = new BoundingBox(0, 0, 0, 0);
        var parts = text.Split(',');
        var numbers = new double[4];
        if (parts.Length != 4)
        {
            error = "bbox must be four numbers: min_lon,min_lat,max_lon,max_lat";
            return false;
        }

        for (var i = 0; i < 4; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                || !double.IsFinite(numbers[i]))
            {
                error = $"bbox must be four numbers: '{parts[i]}' is not one";
                return false;
            }
        }

        box = new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]);
        error = box.Error();
        return error.Length == 0;
    }

    private string Error()
    {
        if (Math.Abs(West) > 180 || Math.Abs(East) > 180)
        {
            return "bbox longitudes must be between -180 and 180";
        }

        if (Math.Abs(South) > 90 || Math.Abs(North) > 90)
        {
            return "bbox latitudes must be between -90 and 90";
        }

        return South > North ? "bbox min_lat must not be greater than max_lat" : "";
    }
}
