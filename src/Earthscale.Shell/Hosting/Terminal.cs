namespace Earthscale.Shell.Hosting;

/// <summary>What this process reads from and writes to, and what that can do.</summary>
internal sealed class Terminal
{
    private const int WidthWithoutTerminal = 80;
    private const int HeightWithoutTerminal = 25;

    private static readonly bool IsDumb =
        !OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";

    private static readonly bool WantsColour =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && !IsDumb;

    private readonly bool isOnScreen = !Console.IsOutputRedirected;

    /// <summary>Whether somebody types, and sees what is written.</summary>
    public bool IsInteractive { get; } = !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Whether a line on the screen can be written over.</summary>
    public bool CanRewrite => isOnScreen && !IsDumb;

    /// <summary>Whether single keys can be read, and shown where they belong.</summary>
    public bool CanEdit => IsInteractive && !IsDumb;

    public bool ColoursOutput => isOnScreen && WantsColour;

    public bool ColoursErrors { get; } = WantsColour && !Console.IsErrorRedirected;

    public int Width => Measure(() => Console.WindowWidth, WidthWithoutTerminal);

    public int Height => Measure(() => Console.WindowHeight, HeightWithoutTerminal);

    private int Measure(Func<int> size, int otherwise)
    {
        if (!isOnScreen)
        {
            return otherwise;
        }

        try
        {
            return size() is > 0 and var measured ? measured : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }
}
