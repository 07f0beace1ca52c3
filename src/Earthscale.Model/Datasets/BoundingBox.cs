using System.Globalization;

namespace Earthscale;

/// <summary>A box of longitudes and latitudes, in degrees (EPSG:4326).</summary>
public sealed record BoundingBox
{
    /// <summary>Makes a box; its ranges and order are checked.</summary>
    /// <param name="minLongitude">Western edge, -180 to 180 degrees.</param>
    /// <param name="minLatitude">Southern edge, -90 to 90 degrees.</param>
    /// <param name="maxLongitude">Eastern edge, not west of the western one.</param>
    /// <param name="maxLatitude">Northern edge, not south of the southern one.</param>
    /// <exception cref="FormatException">A number is out of its range, or the edges are in the wrong order.</exception>
    public BoundingBox(double minLongitude, double minLatitude, double maxLongitude, double maxLatitude)
    {
        CheckRange(minLongitude, 180, "longitude");
        CheckRange(maxLongitude, 180, "longitude");
        CheckRange(minLatitude, 90, "latitude");
        CheckRange(maxLatitude, 90, "latitude");
        CheckOrder(minLongitude, maxLongitude, "longitude");
        CheckOrder(minLatitude, maxLatitude, "latitude");
        (MinLongitude, MinLatitude, MaxLongitude, MaxLatitude) = (minLongitude, minLatitude, maxLongitude, maxLatitude);
    }

    /// <summary>Western edge, in degrees.</summary>
    public double MinLongitude { get; }

    /// <summary>Southern edge, in degrees.</summary>
    public double MinLatitude { get; }

    /// <summary>Eastern edge, in degrees.</summary>
    public double MaxLongitude { get; }

    /// <summary>Northern edge, in degrees.</summary>
    public double MaxLatitude { get; }

    /// <summary>Makes a box from four numbers, or from the two of a point.</summary>
    /// <param name="numbers"><c>minLon, minLat, maxLon, maxLat</c> or <c>lon, lat</c>, in degrees.</param>
    /// <exception cref="FormatException">There are not two or four numbers, or they make no box.</exception>
    public static BoundingBox FromNumbers(IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.Count switch
        {
            2 => new BoundingBox(numbers[0], numbers[1], numbers[0], numbers[1]),
            4 => new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]),
            _ => throw new FormatException($"A bounding box is four numbers, minLon,minLat,maxLon,maxLat, or the two of a point, lon,lat; got {numbers.Count}."),
        };
    }

    /// <summary>Reads the service's spelling.</summary>
    /// <param name="text"><c>minLon,minLat,maxLon,maxLat</c> or <c>lon,lat</c>, with decimal points.</param>
    /// <exception cref="FormatException">The text is not that.</exception>
    public static BoundingBox Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FromNumbers(Array.ConvertAll(text.Split(','), ParseNumber));
    }

    /// <summary>The box as the service takes it: <c>minLon,minLat,maxLon,maxLat</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{MinLongitude},{MinLatitude},{MaxLongitude},{MaxLatitude}");

    private static double ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text.Trim()}' in the bounding box is not a number; write minLon,minLat,maxLon,maxLat, with decimal points.");

    private static void CheckRange(double value, double limit, string name)
    {
        if (!(Math.Abs(value) <= limit))
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The {name} {value} of the bounding box is not between {-limit} and {limit}; the order is minLon,minLat,maxLon,maxLat."));
        }
    }

    private static void CheckOrder(double min, double max, string name)
    {
        if (min > max)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The smallest {name} {min} of the bounding box is larger than the largest, {max}; the order is minLon,minLat,maxLon,maxLat."));
        }
    }
}
