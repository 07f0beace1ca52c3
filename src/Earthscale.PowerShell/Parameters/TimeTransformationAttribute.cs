using System.Globalization;
using System.Text.RegularExpressions;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>
/// Converts times in ISO 8601 independent of the culture, and other forms by the user's culture. PowerShell would use the
/// culture's calendar for all of them: 2024-02-03 is the year 1481 in th-TH.
/// </summary>
internal sealed partial class TimeTransformationAttribute : RequiredValueAttribute
{
    private const string Advice = "use a date or time such as 2024-06-01, 2024-06-01T10:00, or 2024-06-01T10:00:00+02:00";

    /// <inheritdoc/>
    protected override object Read(object value)
    {
        try
        {
            return ArgumentValue.Unwrap(value) switch
            {
                DateTimeOffset time => time,
                DateTime time => new DateTimeOffset(time),
                DateOnly date => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue)),
                string text => Parse(text.Trim()),
                // A date without separators and quotes, such as 20240601.
                int number => Parse(number.ToString(CultureInfo.InvariantCulture)),
                var other => throw new FormatException($"'{DisplayText.OneLine(other?.ToString(), 100)}' is not a time; {Advice}."),
            };
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"'{value}' is out of range; {Advice}.", e);
        }
    }

    private static DateTimeOffset Parse(string text)
    {
        if (Iso().Match(text) is { Success: true } iso)
        {
            var date = $"{iso.Groups["y"]}-{iso.Groups["m"].Value.PadLeft(2, '0')}-{iso.Groups["d"].Value.PadLeft(2, '0')}";
            var time = iso.Groups["h"].Success ? $"T{iso.Groups["h"]}:{OrZero(iso.Groups["min"])}:{OrZero(iso.Groups["s"])}{Fraction(iso.Groups["f"].Value)}" : "T00:00:00";
            return DateTimeOffset.TryParse(date + time + Offset(iso), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var exact)
                ? exact
                : throw NotATime(text);
        }

        // Text that starts with an ISO 8601 date uses its calendar: 2024-06-01 10:00 PM.
        var culture = BeginsWithIso().IsMatch(text) ? CultureInfo.InvariantCulture : CultureInfo.CurrentCulture;
        return !IsIncomplete().IsMatch(text) && DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeLocal, out var read)
            ? read
            : throw NotATime(text);
    }

    private static string OrZero(Group group) => group.Success ? group.Value : "00";

    // .NET parses at most seven digits.
    private static string Fraction(string digits) => digits.Length == 0 ? "" : $".{digits[..Math.Min(7, digits.Length)]}";

    private static string Offset(Match iso) =>
        iso.Groups["z"].Success ? "Z"
        : iso.Groups["oh"].Success ? $"{(iso.Groups["sign"].Value == "+" ? '+' : '-')}{iso.Groups["oh"]}:{OrZero(iso.Groups["om"])}"
        : "";

    private static FormatException NotATime(string text) => new($"'{DisplayText.OneLine(text, 100)}' is not a complete date or time; {Advice}.");

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})(?:-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})|(?<m>[0-9]{2})(?<d>[0-9]{2}))(?:[Tt ](?<h>[0-9]{2})(?::?(?<min>[0-9]{2})(?::?(?<s>[0-9]{2})(?:[.,](?<f>[0-9]+))?)?)?\ ?(?:(?<z>[Zz])|(?<sign>[+\-\u2212])(?<oh>[0-9]{2})(?::?(?<om>[0-9]{2}))?)?)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();

    [GeneratedRegex("^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")]
    private static partial Regex BeginsWithIso();

    // A year, a month, a week, a day of the year, an interval, or a duration: some cultures would parse a part of it.
    [GeneratedRegex("^[0-9]+$|^[0-9]{4}-?(W|[0-9]{1,3}($|[/T]))|^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*/|^P[0-9T]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex IsIncomplete();
}
