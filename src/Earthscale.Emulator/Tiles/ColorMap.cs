using SkiaSharp;

namespace Earthscale.Emulator.Tiles;

/// <summary>A color map, from low to high values.</summary>
internal sealed class ColorMap(params SKColor[] stops)
{
    public const string Default = "viridis";

    private static readonly Dictionary<string, ColorMap> s_maps = new(StringComparer.Ordinal)
    {
        [Default] = new(new(68, 1, 84), new(59, 82, 139), new(33, 145, 140), new(94, 201, 98), new(253, 231, 37)),
        ["gray"] = new(SKColors.Black, SKColors.White),
        ["terrain"] = new(new(51, 51, 153), new(0, 204, 102), new(255, 255, 153), new(128, 92, 84), SKColors.White),
        ["blues"] = new(new(247, 251, 255), new(8, 48, 107)),
    };

    public static IEnumerable<string> Names => s_maps.Keys;

    public static ColorMap? Find(string name) => s_maps.GetValueOrDefault(name);

    /// <summary>Gets the color of a fraction of the range, 0 to 1.</summary>
    public SKColor this[double share]
    {
        get
        {
            var place = Math.Clamp(share, 0, 1) * (stops.Length - 1);
            var index = Math.Min((int)place, stops.Length - 2);
            var (low, high, part) = (stops[index], stops[index + 1], place - index);
            return new SKColor(Mix(low.Red, high.Red), Mix(low.Green, high.Green), Mix(low.Blue, high.Blue));

            byte Mix(byte from, byte to) => (byte)Math.Round(from + (part * (to - from)));
        }
    }
}
