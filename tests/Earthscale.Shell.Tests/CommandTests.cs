namespace Earthscale.Shell.Tests;

public sealed class CommandTests
{
    [Fact]
    public async Task Output_goes_to_the_output_and_nothing_else_does()
    {
        var run = await ShellProcess.RunAsync("--command", "'one'; 2");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["one", "2"], run.Lines);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("throw 'broken'", "broken")]
    [InlineData("Get-Nothing", "Get-Nothing")]
    [InlineData("1; 1/0", "divide by zero")]
    [InlineData("Get-Item )", "Unexpected token")]
    [InlineData("if (", "Missing")]
    public async Task A_failed_last_command_is_told_on_the_error_stream_and_ends_with_1(string command, string told)
    {
        var run = await ShellProcess.RunAsync("--command", command);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(told, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_something_follows_does_not_fail_the_run()
    {
        var run = await ShellProcess.RunAsync("--command", "1/0; 'after'");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["after"], run.Lines);
        Assert.Contains("divide by zero", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("exit 0; 1/0", 0)]
    [InlineData("& { exit 7 }", 7)]
    public async Task Exit_names_the_exit_code(string command, int exitCode) =>
        Assert.Equal(exitCode, (await ShellProcess.RunAsync("--command", command)).ExitCode);

    [Fact]
    public async Task Redirected_output_and_errors_hold_no_escape_sequences()
    {
        var run = await ShellProcess.RunAsync("--command", "Get-Module; throw 'x'");

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u001b', run.Error);
    }

    [Fact]
    public async Task A_module_that_is_not_there_is_named_with_what_makes_it()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var run = await ShellProcess.RunAsync("--module", nowhere, "--command", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(nowhere, run.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet build", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_account_a_command_says_how_to_sign_in()
    {
        var run = await ShellProcess.RunAsync("--command", "Get-EsDataset");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Connect-EsAccount", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_every_option_and_starts_nothing()
    {
        var run = await ShellProcess.RunAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(["--emulator", "--datasets", "--command", "--file", "--module"], option =>
            Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_command_line_ends_with_2()
    {
        var run = await ShellProcess.RunAsync("--comand", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("'--comand'", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }
}
