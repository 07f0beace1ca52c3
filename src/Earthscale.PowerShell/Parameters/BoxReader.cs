using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Json;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Reads a bounding box in any of its forms.</summary>
internal static partial class BoxReader
{
    private const string Forms = "use minLon,minLat,maxLon,maxLat (lon,lat for a point) or GeoJSON";

    private static readonly string[] s_point = ["lon", "lat"];
    private static readonly string[] s_box = ["minLon", "minLat", "maxLon", "maxLat"];
    private static readonly string[] s_boxWithHeights = ["minLon", "minLat", "minHeight", "maxLon", "maxLat", "maxHeight"];

    /// <summary>Reads numbers, text, a list of boxes (their union), or GeoJSON as an object or as text.</summary>
    /// <exception cref="FormatException">The value is invalid; the message names the element.</exception>
    public static BoundingBox Read(object? value) => ArgumentValue.Unwrap(value) switch
    {
        BoundingBox box => box,
        string text => text.TrimStart() is ['{' or '[', ..] ? Read(ParseJson(text)) : ReadNumbers(QgisExtent.ToBox(text).Split(',')),
        IDictionary or PSObject => GeoJsonBox.Read(value!),
        IEnumerable list => ReadList([.. list.Cast<object?>().Select(ArgumentValue.Unwrap)]),
        var other => throw new FormatException($"'{DisplayText.OneLine(other?.ToString(), 100)}' is not a bounding box; {Forms}."),
    };

    /// <summary>Reads a list of two, four, or six numbers.</summary>
    public static BoundingBox ReadNumbers(IReadOnlyList<object?> elements) =>
        BoundingBox.FromNumbers([.. elements.Select((element, index) => ReadNumber(element, Describe(index, elements.Count)))]);

    /// <summary>Reads a number, or text with a plain number; other types are not converted.</summary>
    /// <param name="value">The number.</param>
    /// <param name="where">The description of the number, for errors.</param>
    public static double ReadNumber(object? value, string where)
    {
        var number = ArgumentValue.Unwrap(value) switch
        {
            null or "" => throw new FormatException($"{where} is empty; {Forms}."),
            string text => PlainNumber().IsMatch(text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : double.NaN,
            BigInteger big => (double)big,
            double or float or decimal or sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDouble(ArgumentValue.Unwrap(value), CultureInfo.InvariantCulture),
            _ => double.NaN,
        };
        return double.IsFinite(number)
            ? number
            : throw new FormatException($"{where}, '{DisplayText.OneLine(value!.ToString(), 100)}', is not a number; use degrees with a decimal point, such as 5.9.");
    }

    private static BoundingBox ReadList(object?[] elements) => elements switch
    {
        [string text] => Read(text),
        _ when Array.Exists(elements, element => element is IDictionary or PSObject or BoundingBox or (IEnumerable and not string)) =>
            BoxUnion.Of([.. elements.Select(ReadElement)]),
        _ => ReadNumbers(elements),
    };

    // A list of pairs is ambiguous: the order could be longitude, latitude or latitude, longitude.
    private static BoundingBox ReadElement(object? element, int index) => element switch
    {
        IEnumerable pair and not (string or IDictionary) when pair.Cast<object?>().Take(3).Count() == 2 =>
            throw new FormatException($"Element {index + 1} of the bounding box is a pair; {Forms}."),
        string or null => throw new FormatException($"Element {index + 1} of the bounding box is '{element}' among lists; {Forms}."),
        _ => Read(element),
    };

    private static object? ParseJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return new JsonReader(static _ => { }).Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The bounding box looks like JSON but is not valid: {DisplayText.OneLine(e.Message, 200)}", e);
        }
    }

    private static string Describe(int index, int count)
    {
        var names = count switch { 2 => s_point, 4 => s_box, 6 => s_boxWithHeights, _ => null };
        return $"Element {index + 1}{(names is null ? "" : $" ({names[index]})")} of the bounding box";
    }

    [GeneratedRegex(@"^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex PlainNumber();
}
