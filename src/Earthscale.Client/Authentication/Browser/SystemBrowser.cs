using System.ComponentModel;
using System.Diagnostics;
using Earthscale.Client.Settings;

namespace Earthscale.Client.Authentication.Browser;

/// <summary>Opens a page in the user's default browser.</summary>
internal static class SystemBrowser
{
    /// <summary>The environment variable with another browser, a convention on Unix.</summary>
    private const string Variable = "BROWSER";

    /// <summary>Opens a page, without waiting for it.</summary>
    /// <param name="page">The page. It becomes a process argument, which other users can see.</param>
    /// <param name="failed">Called, perhaps later, if the browser could not be opened.</param>
    public static void Open(Uri page, Action failed)
    {
        try
        {
            if (Process.Start(StartInfo(page)) is { } process)
            {
                _ = WatchAsync(process, failed);
            }
        }
        catch (Exception e) when (e is Win32Exception or PlatformNotSupportedException or InvalidOperationException)
        {
            failed();
        }
    }

    private static async Task WatchAsync(Process process, Action failed)
    {
        using (process)
        {
            await process.WaitForExitAsync().ConfigureAwait(false);
            if (process.ExitCode != 0)
            {
                failed();
            }
        }
    }

    private static ProcessStartInfo StartInfo(Uri page)
    {
        var named = EnvironmentVariables.Read(Variable)?.Split(Path.PathSeparator)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (named is { Length: > 0 })
        {
            return OperatingSystem.IsWindows() ? Start(WithPage(named, page)) : Detached(WithPage(named, page));
        }

        if (OperatingSystem.IsWindows())
        {
            return new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true };
        }

        return Detached([OperatingSystem.IsMacOS() ? "open" : "xdg-open", page.AbsoluteUri]);
    }

    // "firefox" and "firefox --new-window %s" are both common.
    private static string[] WithPage(string[] command, Uri page) =>
        command.Contains("%s") ? Array.ConvertAll(command, word => word == "%s" ? page.AbsoluteUri : word) : [.. command, page.AbsoluteUri];

    // Ctrl+C in the terminal must not reach the browser, nor the browser's output the terminal.
    private static ProcessStartInfo Detached(string[] command) =>
        Start(["/bin/sh", "-c", "trap '' INT; exec \"$@\" </dev/null >/dev/null 2>&1", "sh", .. command]);

    private static ProcessStartInfo Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0]) { UseShellExecute = false };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
