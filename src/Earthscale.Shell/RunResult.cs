namespace Earthscale.Shell;

/// <summary>How a command ended.</summary>
internal enum RunResult
{
    Succeeded,
    Failed,
    Stopped,
}
