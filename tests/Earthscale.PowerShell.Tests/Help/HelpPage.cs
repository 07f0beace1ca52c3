using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tests.Help;

/// <summary>A command's Markdown page.</summary>
internal sealed partial class HelpPage
{
    private readonly string _text;

    private HelpPage(string path) => (Name, _text) = (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path).ReplaceLineEndings("\n"));

    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "en-US");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*-Es*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public string Name { get; }

    public string Text => _text;

    public string Synopsis => Section("SYNOPSIS").Trim();

    public string Description => Section("DESCRIPTION").Trim();

    public string HelpUri => HelpUriPattern().Match(_text).Groups[1].Value;

    /// <summary>What the page says of each parameter, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters =>
        ParameterPattern().Matches(Section("PARAMETERS")).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());

    /// <summary>The code of each example, in order.</summary>
    public IReadOnlyList<string> Examples =>
        [.. ExamplePattern().Matches(Section("EXAMPLES")).Select(match => match.Groups[1].Value.Trim())];

    public static HelpPage Read(string name) => new(Path.Combine(Folder, name + ".md"));

    private string Section(string name) =>
        Regex.Match(_text, $@"^## {name}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex(@"^HelpUri: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex HelpUriPattern();

    [GeneratedRegex(@"^### -(\w+)\n(.*?)```yaml", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"^```powershell\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ExamplePattern();
}
