using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tables;

/// <summary>Knows how a date in a file name is described: in strftime codes, not in .NET's letters.</summary>
internal static partial class DatePattern
{
    /// <summary>Gives the pattern back.</summary>
    /// <exception cref="FormatException">It holds no code.</exception>
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
        throw new FormatException($"The date pattern '{pattern}' holds no strftime code such as %Y, %m and %d; write {(meant == pattern ? "%Y-%m-%d" : $"'{meant}'")}.");
    }

    [GeneratedRegex("%[-:]?[a-zA-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("yyyy|YYYY|yy|YY|MM|ddd|DDD|dd|DD|HH|hh|mm|ss|SS", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
