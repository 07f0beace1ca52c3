using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tests.Layout;

/// <summary>References between the folders of a project go one way.</summary>
public sealed partial class FolderTests
{
    private static readonly string[] s_parts = ["src", "tests", "bench"];
    private static readonly string[] s_skipped = ["bin", "obj"];

    public static TheoryData<string> Projects => [.. s_parts
        .SelectMany(folder => Directory.GetDirectories(Path.Combine(Repository.Root, folder)))
        .Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0)
        .Select(folder => Path.GetRelativePath(Repository.Root, folder))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_have_no_circular_dependencies(string project)
    {
        var uses = FindUses(Path.Combine(Repository.Root, project));
        // Removes folders without remaining references, until only cycles are left.
        while (uses.Where(folder => !folder.Value.Any(uses.ContainsKey)).Select(folder => folder.Key).ToList() is { Count: > 0 } free)
        {
            free.ForEach(folder => uses.Remove(folder));
        }

        Assert.Empty(uses);
    }

    // By names of namespaces, and by types of enclosing namespaces, which need no name.
    private static Dictionary<string, HashSet<string>> FindUses(string project)
    {
        var root = Path.GetFileName(project);
        var files = Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar).Intersect(s_skipped).Any())
            .Select(file => (Folder: Folder(file), Type: Path.GetFileNameWithoutExtension(file), Code: CommentPattern().Replace(File.ReadAllText(file), "")))
            .ToList();
        return files.GroupBy(file => file.Folder).ToDictionary(folder => folder.Key, folder => folder
            .SelectMany(file => NamespacePattern().Matches(file.Code).Select(match => match.Value)
                .Concat(files.Where(other => file.Folder.StartsWith(other.Folder + ".", StringComparison.Ordinal) && Regex.IsMatch(file.Code, $@"\b{other.Type}\b")).Select(other => other.Folder)))
            .Where(used => used != folder.Key && files.Exists(file => file.Folder == used)).ToHashSet());

        string Folder(string file) => Path.Combine(root, Path.GetRelativePath(project, Path.GetDirectoryName(file)!)).TrimEnd('.', Path.DirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '.');
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex CommentPattern();

    [GeneratedRegex(@"(?<=^using (static )?)Earthscale[\w.]+(?=;)", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();
}
