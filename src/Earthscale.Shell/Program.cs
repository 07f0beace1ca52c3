using System.CommandLine;
using Earthscale.Emulator;
using Earthscale.Emulator.CommandLine;
using Earthscale.Emulator.Storage;

namespace Earthscale.Shell;

/// <summary>PowerShell with the Earthscale module loaded, on an emulator where the command line asks for one.</summary>
public static class Program
{
    private static readonly Option<bool> s_emulator = new("--emulator") { Description = "run an emulator of the service while the session lasts, and use it" };
    private static readonly Option<string?> s_command = new("--command", "-c") { HelpName = "TEXT", Description = "run this text and exit" };
    private static readonly Option<FileInfo> s_file = new Option<FileInfo>("--file", "-f") { HelpName = "PATH", Description = "run a script file and exit; its arguments follow after --" }.AcceptExistingOnly();
    private static readonly Option<bool> s_profile = new("--profile") { Description = "load your PowerShell profile" };
    private static readonly EmulatorCommandLine s_emulatorOptions = new();

    /// <summary>Runs the session that the command line asks for.</summary>
    /// <param name="args">The command line; <c>--help</c> lists what it may hold, and what follows <c>--</c> is the script's.</param>
    /// <returns>The exit code of PowerShell; 1 when it could not start, 2 for a wrong command line.</returns>
    public static async Task<int> Main(string[] args)
    {
        var line = CreateCommand().Parse([.. args.TakeWhile(arg => arg != "--")]);
        if (line.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{string.Join(Environment.NewLine, line.Errors.Select(error => error.Message))} --help lists the options.");
            return 2;
        }

        if (line.Action is not null)
        {
            return await line.InvokeAsync();
        }

        try
        {
            return await RunAsync(line, [.. args.SkipWhile(arg => arg != "--").Skip(1)]);
        }
        catch (Exception failed) when (failed is IOException or EmulatorDatabaseException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
    }

    private static RootCommand CreateCommand()
    {
        var root = new RootCommand("PowerShell with the Earthscale module. Without --command and --file there is a prompt; an input that is not a terminal is run as a script.")
        {
            s_emulator, s_command, s_file, s_profile,
        };
        s_emulatorOptions.Options.ToList().ForEach(root.Options.Add);
        root.Validators.Add(result =>
        {
            if (result.GetResult(s_command) is not null && result.GetResult(s_file) is not null)
            {
                result.AddError("--command and --file exclude each other.");
            }

            if (!result.GetValue(s_emulator) && s_emulatorOptions.Options.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } lone)
            {
                result.AddError($"{lone.Name} needs --emulator.");
            }
        });
        return root;
    }

    private static async Task<int> RunAsync(ParseResult line, string[] scriptArguments)
    {
        await using var emulator = line.GetValue(s_emulator)
            ? await EmulatorServer.StartAsync(s_emulatorOptions.Read(line) with { Urls = "http://127.0.0.1:0", RecordedRequests = 0 })
            : null;
        var session = new PowerShellSession(emulator?.BaseUri, line.GetValue(s_profile));
        return (line.GetValue(s_command), line.GetValue(s_file)) switch
        {
            ({ } command, _) => await session.RunAsync("-Command", command),
            (_, { } file) => await session.RunAsync(["-File", file.FullName, .. scriptArguments]),
            _ => await session.RunInputAsync(),
        };
    }
}
