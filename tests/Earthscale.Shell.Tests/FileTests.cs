namespace Earthscale.Shell.Tests;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("earthscale-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_script_knows_where_it_lies()
    {
        var run = await ShellProcess.RunAsync("--file", Script("$PSScriptRoot"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([_folder], run.Lines);
    }

    [Fact]
    public async Task An_error_names_the_script_and_the_line()
    {
        var run = await ShellProcess.RunAsync("--file", Script("'fine'\n\nthrow 'broken'"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["fine"], run.Lines);
        Assert.Contains("script.ps1:3", run.Error, StringComparison.Ordinal);
        Assert.Contains("broken", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_cannot_be_parsed_does_not_run()
    {
        var run = await ShellProcess.RunAsync("--file", Script("'fine'\nif ($true) {"));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("Missing closing '}'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 4", 4)]
    [InlineData("'fine'; Get-Nothing", 1)]
    [InlineData("Get-Nothing; 'fine'", 0)]
    public async Task The_exit_code_is_that_of_the_script(string text, int exitCode) =>
        Assert.Equal(exitCode, (await ShellProcess.RunAsync("--file", Script(text))).ExitCode);

    private string Script(string text)
    {
        var path = Path.Combine(_folder, "script.ps1");
        File.WriteAllText(path, text);
        return path;
    }
}
