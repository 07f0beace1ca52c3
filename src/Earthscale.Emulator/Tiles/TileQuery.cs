using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Tiles;

/// <summary>The style of a tile.</summary>
/// <param name="Variables">One variable, or three for red, green, and blue; empty for the first ones.</param>
/// <param name="ColorMap">The color map of a single variable.</param>
/// <param name="IsReversed">Whether the color map is reversed.</param>
/// <param name="IsLossless">Whether WebP compression is lossless.</param>
internal sealed record TileQuery(IReadOnlyList<string> Variables, ColorMap ColorMap, bool IsReversed, bool IsLossless)
{
    public static ValueTask<TileQuery> BindAsync(HttpContext context)
    {
        var reader = new QueryReader(context);
        string[] variables = [.. reader.Texts("variables").SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries))];
        if (variables.Length is not (0 or 1 or 3))
        {
            reader.Errors.AddQuery("variables", "variables must be one, or three for red, green and blue");
        }

        var name = reader.Text("colormap_name") ?? ColorMap.Default;
        if (ColorMap.Find(name) is not { } map)
        {
            reader.Errors.AddQuery("colormap_name", $"colormap_name must be one of {string.Join(", ", ColorMap.Names)}");
            map = ColorMap.Find(ColorMap.Default)!;
        }

        return ValueTask.FromResult(new TileQuery(variables, map, reader.Boolean("reverse_colormap", false), reader.Boolean("lossless", false)));
    }
}
