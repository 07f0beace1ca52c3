using System.Globalization;

namespace Earthscale.Shell;

/// <summary>The command line, read.</summary>
internal sealed record ShellArguments
{
    public const string Usage = """
        A PowerShell session with the Earthscale module loaded, for machines without PowerShell.

        dotnet run --project src/Earthscale.Shell -- [options]

          --emulator         start the service on this machine, in this process, and sign in to it
          --datasets N       let the emulator hold N datasets more
          --command TEXT     run TEXT and exit: with 0, with 1 when its last command failed,
                             or with what 'exit N' names
          --file PATH        run a script file and exit, in the same way
          --module PATH      import this module (a manifest or its folder), not the built one
          --help             show this

        Without --command and --file there is a prompt, or, when the input is not a terminal,
        the script that comes from it is run statement by statement.
        """;

    private const int MostDatasets = 10_000_000;

    public bool Emulator { get; private set; }

    public bool Help { get; private set; }

    public string? Command { get; private set; }

    public string? File { get; private set; }

    public string? ModulePath { get; private set; }

    public int Datasets { get; private set; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="ShellArgumentException">It is not one of ours.</exception>
    public static ShellArguments Parse(IReadOnlyList<string> args)
    {
        var arguments = new ShellArguments();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            arguments.Take(name, rest);
        }

        arguments.CheckTogether();
        return arguments;
    }

    private void Take(string name, Queue<string> rest)
    {
        switch (name)
        {
            case "--emulator":
                Emulator = true;
                break;
            case "--help" or "-h" or "-?":
                Help = true;
                break;
            case "--command" or "-c":
                Command = Value(name, rest);
                break;
            case "--file" or "-f":
                File = Value(name, rest);
                break;
            case "--module":
                ModulePath = Value(name, rest);
                break;
            case "--datasets":
                Datasets = Count(name, Value(name, rest));
                break;
            default:
                throw new ShellArgumentException($"'{name}' is not an option of this shell.");
        }
    }

    private void CheckTogether()
    {
        if (Help)
        {
            return;
        }

        if (Command is not null && File is not null)
        {
            throw new ShellArgumentException("--command and --file exclude each other.");
        }

        if (Datasets > 0 && !Emulator)
        {
            throw new ShellArgumentException("--datasets fills the emulator: it needs --emulator.");
        }

        if (File is not null && !System.IO.File.Exists(File))
        {
            throw new ShellArgumentException($"There is no script file '{File}'.");
        }
    }

    private static string Value(string name, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new ShellArgumentException($"{name} needs a value.");

    private static int Count(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostDatasets
            ? count
            : throw new ShellArgumentException($"{name} takes a whole number up to {MostDatasets}, not '{value}'.");
}
