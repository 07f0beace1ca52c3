using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tests.Help;

/// <summary>Links in Markdown have a target: a file of the repository, and a heading in it.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] s_skipped = ["bin", "obj", "out", "node_modules", ".git"];

    public static TheoryData<string> Documents =>
        [.. FindDocuments(Repository.Root).Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_have_targets(string document)
    {
        var path = Path.Combine(Repository.Root, document);
        var targets = LinkPattern().Matches(WithoutCode(File.ReadAllText(path))).Select(match => match.Groups[1].Value);

        Assert.DoesNotContain(targets, target => !HasTarget(path, target));
    }

    [Fact]
    public void Dead_links_are_found()
    {
        var readme = Path.Combine(Repository.Root, "README.md");

        Assert.False(HasTarget(readme, "no-such-file.md"));
        Assert.False(HasTarget(readme, "#no-such-heading"));
        Assert.False(HasTarget(readme, "LICENSE/"));
        Assert.True(HasTarget(readme, "LICENSE"));
    }

    private static IEnumerable<string> FindDocuments(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(Directory.EnumerateDirectories(folder)
            .Where(child => !s_skipped.Contains(Path.GetFileName(child)))
            .SelectMany(FindDocuments));

    private static bool HasTarget(string document, string target)
    {
        if (target.StartsWith("https://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
        {
            return true;
        }

        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(parts[0]));
        return (File.Exists(path) || Directory.Exists(path))
            && (parts.Length == 1 || Anchors(path).Contains(parts[1]));
    }

    // As in GitHub: lower case, letters, digits, hyphens and underscores; spaces become hyphens.
    private static IEnumerable<string> Anchors(string path) =>
        HeadingPattern().Matches(WithoutFences(File.ReadAllText(path)))
            .Select(match => string.Concat(match.Groups[1].Value.Trim().ToLowerInvariant()
                .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_'))
                .Replace(' ', '-'));

    private static string WithoutFences(string text) => FencePattern().Replace(text.ReplaceLineEndings("\n"), "");

    private static string WithoutCode(string text) => InlineCodePattern().Replace(WithoutFences(text), "");

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencePattern();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InlineCodePattern();
}
