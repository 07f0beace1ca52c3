using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tables;

/// <summary>Checks URL templates of tiles. The service supports <c>{z}</c>, <c>{x}</c>, and <c>{y}</c>.</summary>
internal static partial class TileTemplate
{
    private static readonly string[] s_required = ["z", "x", "y"];

    private static readonly (string Word, string Advice)[] s_advice =
    [
        ("zoom", "-Type TileServer reads {zoom} as {z}"),
        ("-y", "{-y} counts rows from the south (TMS), but the service counts from the north; ask the server's operator for an XYZ URL"),
        ("!y", "{!y} counts rows from the south (TMS), but the service counts from the north; ask the server's operator for an XYZ URL"),
        ("quadkey", "quadkeys are not supported"),
        ("q", "quadkeys are not supported"),
        ("tilematrix", "if the tile matrix set is Web Mercator with numeric ids, use {z}/{y}/{x} for {TileMatrix}/{TileRow}/{TileCol}"),
        ("bbox", "requests with a bounding box (WMS) are not supported"),
        ("bbox-epsg-3857", "requests with a bounding box (WMS) are not supported"),
    ];

    private static readonly HashSet<string> s_words = new(
        [.. s_required, .. s_advice.Select(entry => entry.Word), "u", "tilerow", "tilecol", "tilematrixset", "level", "row", "col", "proj", "wkid", "width", "height"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the placeholders, also in percent-encoded braces.</summary>
    public static IReadOnlyList<string> Placeholders(string url) => [.. Braces().Matches(url).Select(match => match.Groups["word"].Value)];

    /// <summary>Whether a URL has a placeholder that only templates of tiles have.</summary>
    public static bool HasTilePlaceholder(string url) =>
        Placeholders(url).Any(word => s_words.Contains(word) || word.StartsWith("switch:", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a URL has <c>{z}</c>, <c>{x}</c>, and <c>{y}</c>.</summary>
    public static bool IsComplete(string url) => Missing(url).Count == 0;

    /// <summary>Corrects other spellings of the three placeholders: <c>{zoom}</c>, <c>{Z}</c>, <c>%7Bz%7D</c>.</summary>
    public static string Correct(string url) => Braces().Replace(url, match => match.Groups["word"].Value.ToLowerInvariant() switch
    {
        "zoom" or "z" => "{z}",
        "x" => "{x}",
        "y" => "{y}",
        _ => match.Value,
    });

    /// <summary>Finds an error in a template; null if there is none.</summary>
    public static string? FindError(string url)
    {
        if (url.Contains("${", StringComparison.Ordinal) || url.Contains("{{", StringComparison.Ordinal))
        {
            return $"The tile template '{url}' has more than single braces around its placeholders; use {{z}}, {{x}}, and {{y}}.";
        }

        if (Missing(url) is not { Count: > 0 } missing)
        {
            return null;
        }

        var words = Placeholders(url);
        var advice = IsComplete(Correct(url)) ? ["-Type TileServer corrects other spellings of the placeholders"]
            : s_advice.Where(entry => words.Contains(entry.Word, StringComparer.OrdinalIgnoreCase)).Select(entry => entry.Advice).Distinct();
        return $"The tile server's URL '{url}' lacks {string.Join(", ", missing)}; use an XYZ template such as https://tiles.example/{{z}}/{{x}}/{{y}}.png."
            + string.Concat(advice.Select(text => $" Note: {text}."));
    }

    /// <summary>Gets the placeholders that the service does not replace.</summary>
    public static IReadOnlyList<string> FindUnsupported(string url) =>
        [.. Placeholders(url).Where(word => !s_required.Contains(word)).Distinct().Select(word => $"{{{word}}}")];

    private static List<string> Missing(string url) =>
        [.. s_required.Select(word => $"{{{word}}}").Where(word => !url.Contains(word, StringComparison.Ordinal))];

    [GeneratedRegex("""(?:\{|%7B)(?<word>[^{}%/?&]+?)(?:\}|%7D)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
