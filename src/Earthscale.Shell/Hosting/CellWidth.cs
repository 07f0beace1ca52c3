using System.Text;

namespace Earthscale.Shell.Hosting;

/// <summary>How many columns of a screen a text takes: East Asian characters and emoji take two.</summary>
internal static class CellWidth
{
    private static readonly (int First, int Last)[] s_wideRanges =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    public static int Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    private static int Of(Rune rune) =>
        Array.Exists(s_wideRanges, range => range.First <= rune.Value && rune.Value <= range.Last) ? 2 : 1;
}
