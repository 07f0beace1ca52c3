using System.CommandLine;
using Earthscale.Emulator.CommandLine;
using Earthscale.Emulator.Hosting;
using Earthscale.Emulator.Storage;

namespace Earthscale.Shell;

/// <summary>The program that starts PowerShell with the Earthscale module, and an emulator on request.</summary>
public static class Program
{
    private static readonly Option<bool> s_emulator = new("--emulator") { Description = "run an emulator of the service for the session, and use it" };
    private static readonly Option<string?> s_command = new("--command", "-c") { HelpName = "TEXT", Description = "run this text and exit" };
    private static readonly Option<FileInfo> s_file = new("--file", "-f") { HelpName = "PATH", Description = "run a script file and exit; its arguments follow after --" };
    private static readonly Option<bool> s_profile = new("--profile") { Description = "load your PowerShell profile" };
    private static readonly EmulatorCommandLine s_emulatorOptions = new();

    /// <summary>Runs a session.</summary>
    /// <param name="args">The command line; see <c>--help</c>. Arguments after <c>--</c> are for the script.</param>
    /// <returns>The exit code of PowerShell; 1 if it could not start, 2 for a wrong command line.</returns>
    public static async Task<int> Main(string[] args)
    {
        var line = CreateCommand().Parse([.. args.TakeWhile(arg => arg != "--")]);
        if (line.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{string.Join(Environment.NewLine, line.Errors.Select(error => error.Message))} --help lists the options.");
            return 2;
        }

        try
        {
            return line.Action is null ? await RunAsync(line, [.. args.SkipWhile(arg => arg != "--").Skip(1)]) : await line.InvokeAsync();
        }
        catch (Exception failed) when (failed is IOException or EmulatorDatabaseException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
    }

    private static RootCommand CreateCommand()
    {
        var root = new RootCommand("PowerShell with the Earthscale module. Without --command and --file, it shows a prompt; redirected input runs as a script.")
        {
            s_emulator, s_command, s_file, s_profile,
        };
        s_emulatorOptions.Options.ToList().ForEach(root.Options.Add);
        root.Validators.Add(result =>
        {
            var lone = result.GetValue(s_emulator) ? null : s_emulatorOptions.Options.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
            (bool IsWrong, string Words)[] rules =
            [
                (result.GetResult(s_command) is not null && result.GetResult(s_file) is not null, "--command and --file cannot be used together."),
                (result.GetValue(s_file) is { Exists: false }, $"There is no file '{result.GetValue(s_file)}'."),
                (lone is not null, $"{lone?.Name} requires --emulator."),
            ];
            rules.Where(rule => rule.IsWrong).ToList().ForEach(rule => result.AddError(rule.Words));
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
