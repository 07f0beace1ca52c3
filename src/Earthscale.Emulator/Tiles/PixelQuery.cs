using System.Globalization;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Tiles;

/// <summary>The query of a pixel value.</summary>
/// <param name="Variable">The variable; null for the first.</param>
/// <param name="Indexes">The indexes, as <c>dimension:index</c>; the default is 0.</param>
internal sealed record PixelQuery(string? Variable, IReadOnlyList<string> Indexes)
{
    public static ValueTask<PixelQuery> BindAsync(HttpContext context)
    {
        var reader = new QueryReader(context);
        return ValueTask.FromResult(new PixelQuery(reader.Text("variable"), [.. reader.Texts("dimidx")]));
    }

    /// <summary>Gets the sum of the indexes along all dimensions, and adds errors for invalid indexes.</summary>
    public int Step(StoredVersion version, RequestErrors errors)
    {
        var dimensions = SampleField.Dimensions(version);
        var sum = 0;
        foreach (var text in Indexes)
        {
            if (text.Split(':') is [var name, var number] && dimensions.TryGetValue(name, out var length)
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < length)
            {
                sum += index;
            }
            else
            {
                errors.AddQuery("dimidx", $"'{text}' is not a dimension and an index of it: {string.Join(", ", dimensions.Select(each => $"{each.Key}:0 to {each.Value - 1}"))}");
            }
        }

        return sum;
    }
}
