using System.Text.RegularExpressions;

namespace Earthscale.PowerShell.Tests.Layout;

/// <summary>Error ids are public: they are in one file, which is part of the baseline of the public interface.</summary>
public sealed partial class ErrorIdTests
{
    [Fact]
    public void No_error_id_is_written_in_place()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Earthscale.PowerShell"), "*.cs", SearchOption.AllDirectories);

        Assert.Empty(sources.SelectMany(file => IdPattern().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}")));
    }

    [Fact]
    public void The_help_lists_every_error_id()
    {
        var ids = IdConstant().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "Earthscale.PowerShell", "Errors", "ErrorId.cs"))).Select(match => match.Groups[1].Value);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "en-US", "about_Earthscale.md"));
        var list = page[page.IndexOf("Their ids are stable:", StringComparison.Ordinal)..page.IndexOf("FullyQualifiedErrorId is", StringComparison.Ordinal)];

        Assert.Equal(ids.Order(StringComparer.OrdinalIgnoreCase), Words().Matches(list["Their ids are stable:".Length..]).Select(match => match.Value).Except(["and"]));
    }

    [GeneratedRegex(@"public const string (\w+)")]
    private static partial Regex IdConstant();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    // Before its category, or the first or second argument of methods that create errors.
    [GeneratedRegex(@"""\w+"",\s*ErrorCategory\.|(FailedCheckException|ThrowInvalidArgument)\(""\w+"",|RowError\.Of\([\w.]+, ""\w+"",")]
    private static partial Regex IdPattern();
}
