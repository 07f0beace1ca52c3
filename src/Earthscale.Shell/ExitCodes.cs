namespace Earthscale.Shell;

/// <summary>What the process tells the one who started it.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    public const int Failure = 1;

    public const int WrongArguments = 2;

    /// <summary>What shells answer for a command that Ctrl+C ended: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;
}
