using System.Globalization;

namespace Earthscale.Emulator.CommandLine;

/// <summary>Reads the command line into options.</summary>
internal static class OptionParser
{
    /// <exception cref="OptionException">An option is unknown, or its value is missing or wrong.</exception>
    public static ParsedCommandLine Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new ParsedCommandLine();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, inline) = Split(arguments[i]);
            var option = EmulatorOption.All.FirstOrDefault(option => option.Name == name)
                ?? throw new OptionException($"Unknown option '{name}'.");
            if (option.ValueName is null)
            {
                parsed = inline is null ? option.Apply(parsed, "") : throw new OptionException($"{name} takes no value.");
                continue;
            }

            var value = inline ?? (++i < arguments.Count ? arguments[i] : throw new OptionException($"{name} needs a value: {name} {option.ValueName}."));
            parsed = option.Apply(parsed, value);
        }

        return parsed;
    }

    public static int WholeNumber(string option, string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new OptionException($"{option} must be a whole number, {least} or more, not '{text}'.");

    public static double Number(string option, string text, double most) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new OptionException(FormattableString.Invariant($"{option} must be a number from 0 to {most}, not '{text}'."));

    private static (string Name, string? Value) Split(string argument)
    {
        var sign = argument.IndexOf('=', StringComparison.Ordinal);
        return argument.StartsWith("--", StringComparison.Ordinal) && sign > 0
            ? (argument[..sign], argument[(sign + 1)..])
            : (argument, null);
    }
}
