using System.Management.Automation.Host;

namespace Earthscale.Shell.Hosting;

/// <summary>The screen as cells. Of these, the engine's formatting needs the width; the rest is as little as the contract allows.</summary>
internal sealed class RawInterface(Terminal terminal) : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override Size BufferSize
    {
        get => new(terminal.Width, terminal.Height);
        set => throw NotHere();
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw NotHere();
    }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override string WindowTitle { get; set; } = "Earthscale";

    public override bool KeyAvailable => terminal.IsInteractive && Console.KeyAvailable;

    public override int LengthInBufferCells(string source) => CellWidth.Of(source);

    public override int LengthInBufferCells(string source, int offset) => CellWidth.Of(source.AsSpan(offset));

    public override int LengthInBufferCells(char source) => CellWidth.Of([source]);

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NotHere();

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotHere();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw NotHere();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotHere();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NotHere();

    private static NotSupportedException NotHere() => new("This session has no screen buffer.");
}
