using System.Management.Automation.Host;

namespace Earthscale.PowerShell.Sessions;

/// <summary>Determines whether a user can sign in with a browser.</summary>
internal static class InteractiveHost
{
    // The runspaces of Start-ThreadJob and ForEach-Object -Parallel: nobody sees a prompt there.
    private const string NoHost = "Default Host";

    private static readonly string[] s_scriptOptions = ["-file", "-command", "-encodedcommand", "-commandwithargs"];

    /// <summary>Whether the host is interactive, so that a user notices an unexpected prompt.</summary>
    public static bool CanPrompt(PSHost host) =>
        host.Name != NoHost && !IsNonInteractive(Environment.GetCommandLineArgs()) && (!IsConsole(host) || !Console.IsInputRedirected);

    /// <summary>Whether a requested sign-in is possible: there is a terminal, or the variable BROWSER is set.</summary>
    public static bool CanPromptOnRequest(PSHost host) =>
        Environment.GetEnvironmentVariable("BROWSER") is { Length: > 0 }
        || (!IsNonInteractive(Environment.GetCommandLineArgs())
            && (!IsConsole(host) || !(Console.IsInputRedirected && Console.IsOutputRedirected && Console.IsErrorRedirected)));

    // pwsh, its jobs, its remote sessions, and its threads. Hosts of editors and notebooks use redirected streams.
    private static bool IsConsole(PSHost host) => host.Name is "ConsoleHost" or "ServerRemoteHost" or NoHost;

    // PowerShell has no API for the option. Arguments after the script's name belong to the script.
    private static bool IsNonInteractive(IEnumerable<string> arguments) => arguments.Skip(1)
        .Select(argument => argument.StartsWith("--", StringComparison.Ordinal) ? argument[1..] : argument)
        .TakeWhile(argument => argument.Length < 2 || !s_scriptOptions.Any(option => option.StartsWith(argument, StringComparison.OrdinalIgnoreCase)))
        .Any(argument => argument.Length >= 5 && "-noninteractive".StartsWith(argument, StringComparison.OrdinalIgnoreCase));
}
