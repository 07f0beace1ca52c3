namespace Earthscale.Shell;

/// <summary>A PowerShell session with the Earthscale module loaded.</summary>
public static class Program
{
    /// <summary>Runs the session that the command line asks for.</summary>
    /// <param name="args">The command line; <c>--help</c> lists what it may hold.</param>
    /// <returns>0 when the last command succeeded, 1 when it failed, 2 for a wrong command line, or what <c>exit</c> named.</returns>
    public static async Task<int> Main(string[] args)
    {
        // The engine reads this once, when its first type is touched.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        try
        {
            var arguments = ShellArguments.Parse(args);
            if (arguments.Help)
            {
                await Console.Out.WriteLineAsync(ShellArguments.Usage);
                return ExitCodes.Success;
            }

            return await RunAsync(arguments);
        }
        catch (ShellArgumentException wrong)
        {
            await Console.Error.WriteLineAsync($"{wrong.Message} See --help.");
            return ExitCodes.WrongArguments;
        }
        catch (SessionStartException failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return ExitCodes.Failure;
        }
    }

    private static async Task<int> RunAsync(ShellArguments arguments)
    {
        // Both take their time, and neither needs the other.
        var starting = Task.Run(() => LocalEmulator.StartIfAskedAsync(arguments));
        using var session = Session.Open(arguments.ModulePath);
        await using var emulator = await starting;
        if (emulator is not null)
        {
            using var key = LocalEmulator.ApiKey();
            session.Connect(emulator.BaseUri, key);
        }

        return new SessionRunner(session, emulator).Run(arguments);
    }
}
