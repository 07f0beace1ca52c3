using System.Diagnostics;
using System.Globalization;

namespace Earthscale.Shell.Tests;

/// <summary>The shell as users start it, with its real PowerShell.</summary>
public sealed class ShellTests
{
    private static readonly string s_shell = typeof(Program).Assembly.Location;

    [Fact]
    public async Task A_command_finds_the_module_the_emulator_and_its_options()
    {
        var run = await RunAsync(
            "--emulator", "--datasets", "40", "--fault-rate", "0.3", "--fault-retry-after", "0", "--fault-kinds", "503", "--command",
            "(Get-EsDataset -MaximumRetryCount 30).Count; (Get-EsContext).ApiUri.Host; [Earthscale.Dataset].Name; exit 5");

        Assert.Equal((5, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["65", "127.0.0.1", "Dataset"], run.Lines);
    }

    [Fact]
    public async Task Jobs_parallel_scripts_and_a_nested_PowerShell_find_the_module()
    {
        const string list = "(Get-EsDataset -Name test).Name";
        var run = await RunAsync("--emulator", "--command", $$"""
            Start-Job { {{list}} } | Receive-Job -Wait
            Start-ThreadJob { {{list}} } | Receive-Job -Wait
            1 | ForEach-Object -Parallel { {{list}} }
            pwsh -NoProfile -Command '{{list}}'
            """);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["test", "test", "test", "test"], run.Lines);
    }

    [Fact]
    public async Task A_script_file_can_use_the_modules_types_and_gets_its_arguments()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("script.ps1");
        await File.WriteAllTextAsync(path, "param([Earthscale.Dataset[]] $Dataset, [string] $Name)\n$PSScriptRoot; $Name; exit 4", TestContext.Current.CancellationToken);

        var run = await RunAsync("--file", path, "--", "-Name", "a b");

        Assert.Equal((4, ""), (run.ExitCode, run.Errors));
        Assert.Equal([folder.Path, "a b"], run.Lines);
    }

    [Theory]
    [InlineData("\uFEFF'first'\n1/0\nfunction f {\n\n  'in'\n}\nf\n@'\nhere\n'@\n", 0, "first", "in", "here")]
    [InlineData("'before'\n1/0\n", 1, "before")]
    [InlineData("exit 5\n'never'\n", 5)]
    [InlineData("'never'\nif ($true) {\n", 1)]
    public async Task A_redirected_input_is_a_script(string script, int exitCode, params string[] lines)
    {
        var run = await ProgramProcess.RunWithInputAsync(s_shell, script);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(lines, run.Lines);
    }

    [Fact]
    public async Task A_question_is_answered_from_the_input_and_redirected_output_has_no_escape_sequences()
    {
        // Yes to the first, No to the second, No to all others.
        var run = await ProgramProcess.RunWithInputAsync(
            s_shell, "y\nn\nl\n", "--emulator", "--command", "$all = Get-EsDataset; $all | Remove-EsDataset; (Get-EsDataset).Count - $all.Count; Get-Nothing");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("-1", run.Lines[^1]);
        Assert.Contains("Get-Nothing", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Errors);
    }

    [Theory]
    [InlineData("--comand", "--comand", "1")]
    [InlineData("--datasets requires --emulator", "--datasets", "3")]
    [InlineData("cannot be used together", "--command", "1", "--file", "script.ps1")]
    [InlineData("script.ps1", "--file", "script.ps1")]
    [InlineData("There is no file '.'", "--file", ".")]
    [InlineData("--fault-rate must be a number", "--emulator", "--fault-rate", "2")]
    public async Task A_wrong_command_line_ends_with_2_and_starts_nothing(string message, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_options()
    {
        var run = await RunAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(["--emulator", "--command", "--file", "--profile", "--datasets", "--fault-rate"], option =>
            Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_leaves_the_emulator_running()
    {
        // A terminal sends the signal to both processes; each handles it.
        var run = await RunAsync(
            "--emulator", "--latency", "50", "--command",
            "if (-not $IsWindows) { sh -c \"kill -INT $((Get-Process -Id $PID).Parent.Id)\" }; 1..3 | ForEach-Object { (Get-EsDataset test -MaximumRetryCount 0).Name }");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["test", "test", "test"], run.Lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_kill_of_either_process_ends_all(bool killPowerShell)
    {
        using var shell = ProgramProcess.Start(s_shell, "--emulator", "--command", "$PID; pwsh -NoProfile -Command '$PID; Start-Sleep 1000'");
        var read = 0;
        var ids = await shell.ReadUntilAsync(_ => ++read == 2);
        using var powerShell = Process.GetProcessById(int.Parse(ids[0], CultureInfo.InvariantCulture));
        using var nested = Process.GetProcessById(int.Parse(ids[1], CultureInfo.InvariantCulture));

        if (killPowerShell)
        {
            powerShell.Kill();
            await shell.EndAsync();
        }
        else
        {
            await shell.KillAsync();
            await powerShell.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await nested.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static Task<ProgramResult> RunAsync(params string[] arguments) => ProgramProcess.RunAsync(s_shell, arguments);
}
