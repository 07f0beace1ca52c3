namespace Earthscale.Shell.Tests;

/// <summary>Without a terminal, the script comes from the input.</summary>
public sealed class InputTests
{
    [Fact]
    public async Task Statements_may_span_lines_and_hold_blank_ones()
    {
        var run = await ShellProcess.RunWithInputAsync("function f {\n\n  'in'\n}\nf\n@'\nhere\n'@\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["in", "here"], run.Lines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Each_statement_sees_what_the_ones_before_it_left() =>
        Assert.Equal(["5"], (await ShellProcess.RunWithInputAsync("$a = 2\n$b = 3\n$a + $b\n")).Lines);

    [Theory]
    [InlineData("throw 1\n'after'\n", 0)]
    [InlineData("'before'\nthrow 1\n", 1)]
    [InlineData("exit 5\n'never'\n", 5)]
    [InlineData("'before'\nif ($true) {\n", 1)]
    [InlineData("", 0)]
    public async Task The_last_statement_decides_the_exit_code(string script, int exitCode)
    {
        var run = await ShellProcess.RunWithInputAsync(script);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.DoesNotContain("never", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_prompt_and_no_banner_stand_in_the_output() =>
        Assert.Equal(["1"], (await ShellProcess.RunWithInputAsync("1\n")).Lines);
}
