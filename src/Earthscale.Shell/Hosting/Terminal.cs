namespace Earthscale.Shell.Hosting;

/// <summary>What this process reads from and writes to, and what that can do.</summary>
internal sealed class Terminal
{
    private const int WidthWithoutTerminal = 80;
    private const int HeightWithoutTerminal = 25;

    private static readonly bool s_isDumb =
        !OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";

    private static readonly bool s_wantsColour =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && !s_isDumb;

    private readonly bool _isOnScreen = !Console.IsOutputRedirected;

    /// <summary>Whether somebody types, and sees what is written.</summary>
    public bool IsInteractive { get; } = !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Whether a line on the screen can be written over.</summary>
    public bool CanRewrite => _isOnScreen && !s_isDumb;

    /// <summary>Whether single keys can be read, and shown where they belong.</summary>
    public bool CanEdit => IsInteractive && !s_isDumb;

    public bool ColoursOutput => _isOnScreen && s_wantsColour;

    public bool ColoursErrors { get; } = s_wantsColour && !Console.IsErrorRedirected;

    public int Width => Measure(() => Console.WindowWidth, WidthWithoutTerminal);

    public int Height => Measure(() => Console.WindowHeight, HeightWithoutTerminal);

    private int Measure(Func<int> size, int otherwise)
    {
        if (!_isOnScreen)
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
