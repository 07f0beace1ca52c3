using System.Globalization;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Tiles;

/// <summary>Which value of a pixel is asked for.</summary>
/// <param name="Variable">The variable; null takes the first.</param>
/// <param name="Indexes">Each <c>dimension:index</c>; a dimension that is not named is at 0.</param>
internal sealed record PixelQuery(string? Variable, IReadOnlyList<string> Indexes)
{
    public static ValueTask<PixelQuery> BindAsync(HttpContext context)
    {
        var reader = new QueryReader(context);
        return ValueTask.FromResult(new PixelQuery(reader.Text("variable"), [.. reader.Texts("dimidx")]));
    }

    /// <summary>How far along all its dimensions together; tells the errors of indexes that are not there.</summary>
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
