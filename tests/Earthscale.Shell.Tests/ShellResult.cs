namespace Earthscale.Shell.Tests;

/// <summary>What a run of the shell left behind.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output that say something, without the spaces around them.</summary>
    public string[] Lines =>
        Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
