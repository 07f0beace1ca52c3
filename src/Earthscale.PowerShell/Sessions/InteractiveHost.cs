using System.Management.Automation.Host;

namespace Earthscale.PowerShell.Sessions;

/// <summary>Tells whether somebody is there to sign in with a browser.</summary>
internal static class InteractiveHost
{
    private static readonly string[] s_scriptOptions = ["-file", "-command", "-encodedcommand", "-commandwithargs"];

    /// <summary>Whether people can be expected to notice a question that nobody told them of.</summary>
    public static bool CanAsk(PSHost host) =>
        !IsNonInteractive(Environment.GetCommandLineArgs()) && (!IsConsole(host) || !Console.IsInputRedirected);

    /// <summary>Whether a question that a script asks for has a chance: there is a terminal, or a browser is named for it.</summary>
    public static bool CanAskIfTold(PSHost host) =>
        Environment.GetEnvironmentVariable("BROWSER") is { Length: > 0 }
        || (!IsNonInteractive(Environment.GetCommandLineArgs())
            && (!IsConsole(host) || !(Console.IsInputRedirected && Console.IsOutputRedirected && Console.IsErrorRedirected)));

    // pwsh itself, and its jobs and remote sessions. Other hosts, of editors and notebooks, talk over redirected streams.
    private static bool IsConsole(PSHost host) => host.Name is "ConsoleHost" or "ServerRemoteHost";

    // PowerShell tells its commands nothing of the option. What comes after the script's name is the script's.
    private static bool IsNonInteractive(IEnumerable<string> arguments) => arguments.Skip(1)
        .Select(argument => argument.StartsWith("--", StringComparison.Ordinal) ? argument[1..] : argument)
        .TakeWhile(argument => argument.Length < 2 || !s_scriptOptions.Any(option => option.StartsWith(argument, StringComparison.OrdinalIgnoreCase)))
        .Any(argument => argument.Length >= 5 && "-noninteractive".StartsWith(argument, StringComparison.OrdinalIgnoreCase));
}
