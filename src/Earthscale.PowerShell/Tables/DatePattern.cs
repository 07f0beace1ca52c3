using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tables;

/// <summary>Checks patterns of dates in file names, which use strftime codes and not .NET's format specifiers.</summary>
internal static partial class DatePattern
{
    /// <summary>Returns the pattern.</summary>
    /// <exception cref="FormatException">The pattern has no strftime code.</exception>
    public static string Check(string pattern)
    {
        if (Code().IsMatch(pattern))
        {
            return pattern;
        }

        var meant = Letters().Replace(pattern, match => match.Value switch
        {
            ['y' or 'Y', _, _, _] => "%Y",
            ['y' or 'Y', ..] => "%y",
            ['M', ..] => "%m",
            ['d' or 'D', _, _] => "%j",
            ['d' or 'D', ..] => "%d",
            ['H' or 'h', ..] => "%H",
            ['m', ..] => "%M",
            _ => "%S",
        });
        throw new FormatException($"The date pattern '{pattern}' has no strftime code such as %Y, %m, and %d; use {(meant == pattern ? "%Y-%m-%d" : $"'{meant}'")}.");
    }

    [GeneratedRegex("%[-:]?[a-zA-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("yyyy|YYYY|yy|YY|MM|ddd|DDD|dd|DD|HH|hh|mm|ss|SS", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
