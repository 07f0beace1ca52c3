using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tables;

/// <summary>Knows URLs that are templates of tiles, of which the service takes one kind: <c>{z}</c>, <c>{x}</c> and <c>{y}</c>.</summary>
internal static partial class TileTemplate
{
    private static readonly string[] s_required = ["z", "x", "y"];

    private static readonly (string Word, string Advice)[] s_advice =
    [
        ("zoom", "-Type TileServer reads {zoom} as {z}"),
        ("-y", "{-y} counts rows from the south (TMS), the service from the north; ask the server's operator for an XYZ address"),
        ("!y", "{!y} counts rows from the south (TMS), the service from the north; ask the server's operator for an XYZ address"),
        ("quadkey", "quadkeys are no XYZ tiles"),
        ("q", "quadkeys are no XYZ tiles"),
        ("tilematrix", "where the matrix set is Web Mercator with numbers for ids, write {z}/{y}/{x} for {TileMatrix}/{TileRow}/{TileCol}"),
        ("bbox", "a map request with a box (WMS) is no XYZ tile"),
        ("bbox-epsg-3857", "a map request with a box (WMS) is no XYZ tile"),
    ];

    private static readonly HashSet<string> s_words = new(
        [.. s_required, .. s_advice.Select(entry => entry.Word), "u", "tilerow", "tilecol", "tilematrixset", "level", "row", "col", "proj", "wkid", "width", "height"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The words in braces, also in braces written as percent codes.</summary>
    public static IReadOnlyList<string> Placeholders(string url) => [.. Braces().Matches(url).Select(match => match.Groups["word"].Value)];

    /// <summary>Whether a URL holds a word that only a template of tiles does.</summary>
    public static bool IsMeant(string url) =>
        Placeholders(url).Any(word => s_words.Contains(word) || word.StartsWith("switch:", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a URL holds all of <c>{z}</c>, <c>{x}</c> and <c>{y}</c>.</summary>
    public static bool IsComplete(string url) => Missing(url).Count == 0;

    /// <summary>The URL with other spellings of the three words corrected: <c>{zoom}</c>, <c>{Z}</c>, <c>%7Bz%7D</c>.</summary>
    public static string Correct(string url) => Braces().Replace(url, match => match.Groups["word"].Value.ToLowerInvariant() switch
    {
        "zoom" or "z" => "{z}",
        "x" => "{x}",
        "y" => "{y}",
        _ => match.Value,
    });

    /// <summary>Says what is wrong with a template; null when nothing is.</summary>
    public static string? FindError(string url)
    {
        if (url.Contains("${", StringComparison.Ordinal) || url.Contains("{{", StringComparison.Ordinal))
        {
            return $"The tile template '{url}' has more than braces around its words; write {{z}}, {{x}} and {{y}}.";
        }

        if (Missing(url) is not { Count: > 0 } missing)
        {
            return null;
        }

        var words = Placeholders(url);
        var advice = IsComplete(Correct(url)) ? ["-Type TileServer reads other spellings of the three as they are meant"]
            : s_advice.Where(entry => words.Contains(entry.Word, StringComparer.OrdinalIgnoreCase)).Select(entry => entry.Advice).Distinct();
        return $"The tile server's URL '{url}' lacks {string.Join(", ", missing)}; write an XYZ template such as https://tiles.example/{{z}}/{{x}}/{{y}}.png."
            + string.Concat(advice.Select(text => $" Here, {text}."));
    }

    /// <summary>The placeholders that the service does not fill in.</summary>
    public static IReadOnlyList<string> Others(string url) =>
        [.. Placeholders(url).Where(word => !s_required.Contains(word)).Distinct().Select(word => $"{{{word}}}")];

    private static List<string> Missing(string url) =>
        [.. s_required.Select(word => $"{{{word}}}").Where(word => !url.Contains(word, StringComparison.Ordinal))];

    [GeneratedRegex("""(?:\{|%7B)(?<word>[^{}%/?&]+?)(?:\}|%7D)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
