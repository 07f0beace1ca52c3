using System.Globalization;

namespace Earthscale;

/// <summary>A bounding box in degrees of longitude and latitude (EPSG:4326).</summary>
public sealed record BoundingBox
{
    /// <summary>Creates a box and checks its ranges.</summary>
    /// <param name="minLongitude">Western edge, -180 to 180 degrees.</param>
    /// <param name="minLatitude">Southern edge, -90 to 90 degrees.</param>
    /// <param name="maxLongitude">Eastern edge, -180 to 180 degrees; less than the western one for a box across the antimeridian.</param>
    /// <param name="maxLatitude">Northern edge, not south of the southern one.</param>
    /// <exception cref="FormatException">A number is out of its range, or the latitudes are in the wrong order.</exception>
    public BoundingBox(double minLongitude, double minLatitude, double maxLongitude, double maxLatitude)
    {
        CheckRange(minLongitude, 180, "longitude");
        CheckRange(maxLongitude, 180, "longitude");
        CheckRange(minLatitude, 90, "latitude");
        CheckRange(maxLatitude, 90, "latitude");
        if (minLatitude > maxLatitude)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The smallest latitude {minLatitude} of the bounding box is larger than the largest, {maxLatitude}; the order is minLon,minLat,maxLon,maxLat."));
        }

        (MinLongitude, MinLatitude, MaxLongitude, MaxLatitude) = (minLongitude, minLatitude, maxLongitude, maxLatitude);
    }

    /// <summary>Gets the western edge, in degrees, -180 to 180.</summary>
    public double MinLongitude { get; }

    /// <summary>Gets the southern edge, in degrees, -90 to 90.</summary>
    public double MinLatitude { get; }

    /// <summary>Gets the eastern edge, in degrees, -180 to 180.</summary>
    public double MaxLongitude { get; }

    /// <summary>Gets the northern edge, in degrees, -90 to 90.</summary>
    public double MaxLatitude { get; }

    /// <summary>Gets a value that indicates whether the box crosses the antimeridian: its eastern edge is then less than its western edge.</summary>
    public bool CrossesAntimeridian => MinLongitude > MaxLongitude;

    /// <summary>Creates a box from numbers, in degrees; heights are ignored.</summary>
    /// <param name="numbers"><c>minLon, minLat, maxLon, maxLat</c>, with heights <c>minLon, minLat, minHeight, maxLon, maxLat, maxHeight</c>, or <c>lon, lat</c>.</param>
    /// <exception cref="FormatException">There are not two, four, or six numbers, or they are not a valid box.</exception>
    public static BoundingBox FromNumbers(IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var box = numbers.Count switch
        {
            2 => new BoundingBox(numbers[0], numbers[1], numbers[0], numbers[1]),
            4 => new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]),
            6 => new BoundingBox(numbers[0], numbers[1], numbers[3], numbers[4]),
            _ => throw new FormatException($"A bounding box is four numbers, minLon,minLat,maxLon,maxLat, six with heights, or the two of a point, lon,lat; got {numbers.Count}."),
        };
        // Swapped edges would turn a small box into one that covers most of the globe.
        return box.CrossesAntimeridian && box.MinLongitude - box.MaxLongitude < 180
            ? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The western longitude {box.MinLongitude} of the bounding box is larger than the eastern one, {box.MaxLongitude}, and the box is not a narrow one across the antimeridian: are they swapped? The order is minLon,minLat,maxLon,maxLat."))
            : box;
    }

    /// <summary>Splits the box at the antimeridian.</summary>
    public IReadOnlyList<BoundingBox> Split() => CrossesAntimeridian
        ? [new(MinLongitude, MinLatitude, 180, MaxLatitude), new(-180, MinLatitude, MaxLongitude, MaxLatitude)]
        : [this];

    /// <summary>Returns the box in the service's format: <c>minLon,minLat,maxLon,maxLat</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{MinLongitude},{MinLatitude},{MaxLongitude},{MaxLatitude}");

    private static void CheckRange(double value, double limit, string name)
    {
        if (!(Math.Abs(value) <= limit))
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The {name} {value} of the bounding box is not between {-limit} and {limit}; the order is minLon,minLat,maxLon,maxLat."));
        }
    }
}
