namespace Earthscale.Shell;

/// <summary>A command line that the shell cannot follow.</summary>
internal sealed class ShellArgumentException(string message) : Exception(message);
