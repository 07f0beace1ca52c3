using System.Text.RegularExpressions;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Formatting;

/// <summary>What people see without asking for a view, against golden text; tests/pester holds the other views.</summary>
public sealed partial class ViewTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "formatting");

    private static string Samples => File.ReadAllText(Path.Combine(s_folder, "Samples.ps1"));

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Views_are_the_golden_ones(int width)
    {
        Assert.Equal(Golden(width), Print(width, "en-US"));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void Times_are_the_same_in_every_culture(string culture)
    {
        var times = TimePattern().Matches(Print(80, culture)).Select(match => match.Value);

        Assert.Equal(TimePattern().Matches(Golden(80)).Select(match => match.Value), times);
    }

    [Fact]
    public void No_view_lets_a_control_or_bidi_character_through()
    {
        var text = Print(120, "en-US");

        Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u2066');
    }

    private static string Golden(int width) =>
        File.ReadAllText(Path.Combine(s_folder, "golden", $"default.{width}.txt")).ReplaceLineEndings("\n").TrimEnd();

    private static string Print(int width, string culture)
    {
        var host = new ScreenHost(width);
        using var session = new ModuleSession(host);
        var sections = session.Run("param($text) (. ([scriptblock]::Create($text))).Keys", Samples).ThrowOnError().Output
            .Select(key => (string)key.BaseObject)
            .Order(StringComparer.Ordinal)
            .Select(type => $"=== {type}\n\n{PrintType(session, host, type, culture)}");
        return string.Join("\n\n", sections);
    }

    private static string PrintType(ModuleSession session, ScreenHost host, string type, string culture)
    {
        session.Run("""
            param($text, $type, $culture)
            $PSStyle.Formatting.TableHeader = $PSStyle.Formatting.CustomTableHeaderLabel = $PSStyle.Formatting.FormatAccent = ''
            [cultureinfo]::CurrentCulture = $culture
            (. ([scriptblock]::Create($text)))[$type] | Out-Default
            """, Samples, type, culture).ThrowOnError();
        return ZonePattern().Replace(host.TakeText(), " (zone)").Trim();
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?")]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"(?<=:\d{2}) [+-]\d{2}:\d{2}$", RegexOptions.Multiline)]
    private static partial Regex ZonePattern();
}
