using Earthscale.Emulator.Datasets;
using SkiaSharp;

namespace Earthscale.Emulator.Tiles;

/// <summary>Draws tiles in Web Mercator, 512 pixels wide.</summary>
internal static class TileImage
{
    public const int Size = 512;

    /// <summary>The media types by format.</summary>
    public static IReadOnlyDictionary<string, string> MediaTypes { get; } =
        new Dictionary<string, string> { ["png"] = "image/png", ["webp"] = "image/webp", ["jpeg"] = "image/jpeg" };

    public static byte[] Draw(StoredVersion version, TilePlace place, IReadOnlyList<string> variables, TileQuery query)
    {
        SampleField[] fields = [.. variables.Select(variable => new SampleField(version, variable, 0))];
        using var bitmap = new SKBitmap(Size, Size, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var pixels = new SKColor[Size * Size];
        for (var row = 0; row < Size; row++)
        {
            var latitude = place.Latitude((row + 0.5) / Size);
            for (var column = 0; column < Size; column++)
            {
                pixels[(row * Size) + column] = Color(fields, place.Longitude((column + 0.5) / Size), latitude, query);
            }
        }

        bitmap.Pixels = pixels;
        using var image = bitmap.PeekPixels();
        using var data = Encode(image, place.Format, query.IsLossless);
        return data?.ToArray() ?? throw new InvalidOperationException($"The tile cannot be encoded as {place.Format}.");
    }

    private static SKColor Color(SampleField[] fields, double longitude, double latitude, TileQuery query)
    {
        if (fields[0].Share(longitude, latitude) is not { } first)
        {
            return SKColors.Transparent;
        }

        return fields.Length == 1
            ? query.ColorMap[query.IsReversed ? 1 - first : first]
            : new SKColor(Byte(first), Byte(fields[1].Share(longitude, latitude)!.Value), Byte(fields[2].Share(longitude, latitude)!.Value));

        static byte Byte(double share) => (byte)Math.Round(share * byte.MaxValue);
    }

    private static SKData? Encode(SKPixmap image, string format, bool isLossless) => format switch
    {
        "webp" => image.Encode(new SKWebpEncoderOptions(isLossless ? SKWebpEncoderCompression.Lossless : SKWebpEncoderCompression.Lossy, isLossless ? 100 : 85)),
        "jpeg" => image.Encode(new SKJpegEncoderOptions(85)),
        _ => image.Encode(new SKPngEncoderOptions()),
    };
}
