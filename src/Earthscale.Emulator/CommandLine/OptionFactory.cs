using System.CommandLine;
using System.Globalization;

namespace Earthscale.Emulator.CommandLine;

/// <summary>Creates options with validation and clear errors.</summary>
internal static class OptionFactory
{
    public static Option<int> WholeNumber(string name, string unit, string help, int fallback) => WithDefault(fallback, Parsed(
        name, unit, help, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null, "a whole number, 0 or more"));

    public static Option<double> Number(string name, string unit, string help, double fallback, double most) => WithDefault(fallback, Parsed(
        name, unit, help,
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most ? number : (double?)null,
        FormattableString.Invariant($"a number from 0 to {most}")));

    public static Option<T> WithDefault<T>(T fallback, Option<T?> option)
        where T : struct => new(option.Name)
        {
            HelpName = option.HelpName,
            Description = option.Description,
            DefaultValueFactory = _ => fallback,
            CustomParser = result => option.CustomParser!(result) ?? fallback,
        };

    /// <param name="name">The name of the option.</param>
    /// <param name="unit">The name of the value in the help.</param>
    /// <param name="help">The description.</param>
    /// <param name="parse">Parses a value; returns null if it is invalid.</param>
    /// <param name="expected">The description of valid values, for errors.</param>
    public static Option<T?> Parsed<T>(string name, string unit, string help, Func<string, T?> parse, string expected) => new(name)
    {
        HelpName = unit,
        Description = help,
        CustomParser = result =>
        {
            var value = parse(result.Tokens[0].Value);
            if (value is null)
            {
                result.AddError($"{name} must be {expected}, not '{result.Tokens[0].Value}'.");
            }

            return value;
        },
    };
}
