using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tiles;

/// <summary>The style of tiles: the query parameters of the service's tile servers.</summary>
internal sealed partial record TileStyle
{
    public IReadOnlyList<string> Variables { get; init; } = [];

    public string? ColorMap { get; init; }

    public bool ReverseColorMap { get; init; }

    public string? Format { get; init; }

    /// <summary>Adds the style to a template. The placeholders stay unchanged.</summary>
    /// <param name="template">A template of the service.</param>
    /// <param name="key">An API key to add; null for none.</param>
    public string Apply(string template, string? key)
    {
        var url = Format is null ? template : Extension().Replace(template, "." + Format);
        List<(string Name, string Value)> parameters = [.. Variables.Select(variable => ("variables", variable))];
        if (ColorMap is not null)
        {
            parameters.Add(("colormap_name", ColorMap));
        }

        if (ReverseColorMap)
        {
            parameters.Add(("reverse_colormap", "true"));
        }

        if (key is not null)
        {
            parameters.Add(("api_key", key));
        }

        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return query.Length == 0 ? url : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }

    [GeneratedRegex(@"(?<=\{y\})\.(png|webp|jpe?g)(?=$|\?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Extension();
}
