using System.Globalization;

namespace Earthscale.Shell.Tests;

/// <summary>The whole way: shell, module, client, network, emulator, database.</summary>
public sealed class EmulatorTests
{
    private const string FindThem = "Get-EsDataset -Tag sensor:sentinel-2";
    private const string CountThem = "@(Get-EsDataset -Tag sensor:sentinel-2).Count";

    [Fact]
    public async Task A_listing_prints_a_table_of_the_sample_catalog()
    {
        var run = await ShellProcess.RunAsync("--emulator", "--command", FindThem);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.StartsWith("Name", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.StartsWith("sentinel-2-l2a-alps ", StringComparison.Ordinal));
        Assert.DoesNotContain("landsat", run.Output, StringComparison.Ordinal);
        Assert.All(run.Lines, line => Assert.InRange(line.Length, 1, 80));
    }

    [Fact]
    public async Task More_datasets_come_when_asked_for()
    {
        const string count = "@(Get-EsDataset).Count";
        var few = await ShellProcess.RunAsync("--emulator", "--command", count);
        var many = await ShellProcess.RunAsync("--emulator", "--datasets", "1234", "--command", count);

        Assert.Equal(1234, Number(many.Lines.Single()) - Number(few.Lines.Single()));
    }

    [Fact]
    public async Task A_removal_asks_and_does_what_is_answered()
    {
        // Yes to the first, No to the second, No to all others.
        var run = await ShellProcess.RunWithInputAsync(
            "y\nn\nl\n", "--emulator", "--command", $"{CountThem}; {FindThem} | Remove-EsDataset; {CountThem}");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is \"Y\"):", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.Lines.Count(line => line.StartsWith("[Y] Yes", StringComparison.Ordinal)));
        Assert.Equal(Number(run.Lines[0]) - 1, Number(run.Lines[^1]));
    }

    [Fact]
    public async Task Questions_of_a_script_from_the_input_are_answered_by_its_next_lines()
    {
        var run = await ShellProcess.RunWithInputAsync(
            $"{FindThem} | Remove-EsDataset\n?\na\n{CountThem}\n", "--emulator");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.Lines, line => line.StartsWith("A - ", StringComparison.Ordinal));
        Assert.Equal("0", run.Lines[^1]);
    }

    [Fact]
    public async Task Where_nobody_answers_nothing_is_removed()
    {
        var run = await ShellProcess.RunAsync("--emulator", "--command", $"{FindThem} | Remove-EsDataset");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nobody is there to answer", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_values_are_asked_for()
    {
        var run = await ShellProcess.RunWithInputAsync(
            "new-borders\nhttps://example.org/borders.geojson\n\n",
            "--emulator",
            "--command",
            "$null = Add-EsDataset; (Get-EsDataset -Name new-borders).Name");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Name:", run.Lines);
        Assert.Contains("Url[0]:", run.Lines);
        Assert.Equal("new-borders", run.Lines[^1]);
    }

    [Fact]
    public async Task Verbose_messages_stay_out_of_the_output()
    {
        var run = await ShellProcess.RunAsync("--emulator", "--command", $"@({FindThem} -Verbose).Count");

        Assert.True(int.TryParse(run.Lines.Single(), out _));
        Assert.Contains("VERBOSE: GET http://127.0.0.1:", run.Error, StringComparison.Ordinal);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
