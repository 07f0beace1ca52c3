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

    // Before its category, or the first or second argument of methods that create errors.
    [GeneratedRegex(@"""\w+"",\s*ErrorCategory\.|(FailedCheckException|ThrowInvalidArgument)\(""\w+"",|RowError\.Of\([\w.]+, ""\w+"",")]
    private static partial Regex IdPattern();
}
