using System.Management.Automation.Host;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>A terminal that has only a width.</summary>
internal sealed class ScreenRawInterface(int width) : PSHostRawUserInterface
{
    // One more than the line length: the engine leaves the last column free to prevent wrapping.
    public override Size BufferSize { get; set; } = new(width + 1, 1000);

    public override Size WindowSize { get; set; } = new(width + 1, 1000);

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override ConsoleColor ForegroundColor { get; set; }

    public override ConsoleColor BackgroundColor { get; set; }

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; }

    public override string WindowTitle { get; set; } = "";

    public override bool KeyAvailable => false;

    public override int LengthInBufferCells(char source) => source is >= '\u2E80' and <= '\uD7A3' ? 2 : 1;

    public override int LengthInBufferCells(string source) => source.Sum(LengthInBufferCells);

    public override int LengthInBufferCells(string source, int offset) => LengthInBufferCells(source[offset..]);

    public override void FlushInputBuffer()
    {
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException();
}
