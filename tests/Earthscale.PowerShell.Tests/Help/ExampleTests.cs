using System.Management.Automation.Language;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Help;

/// <summary>
/// The examples of the pages do what they say, run against the emulator. Those that need commands which are not in the
/// hosted engine run in tests/pester, as do all others once more.
/// </summary>
public sealed class ExampleTests : EmulatorFixture
{
    public static TheoryData<string> Pages => [.. HelpPage.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_write_no_errors(string name)
    {
        Run("$global:ConfirmPreference = 'None'").ThrowOnError();
        foreach (var example in HelpPage.Read(name).Examples.Where(CanRunHere))
        {
            Run(example).ThrowOnError();
        }
    }

    [Fact]
    public void Most_of_the_listing_examples_run_here()
    {
        var examples = HelpPage.Read("Get-EsDataset").Examples;

        Assert.True(examples.Count(CanRunHere) >= 5);
    }

    private bool CanRunHere(string example)
    {
        var script = Parser.ParseInput(example, out _, out var errors);
        Assert.Empty(errors);
        var commands = script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();
        return !example.Contains("$env:", StringComparison.Ordinal)
            && !example.Contains("-Parallel", StringComparison.Ordinal)
            && commands.All(command => Exists(command.GetCommandName()));
    }

    private bool Exists(string? command) =>
        command is not null && Run("param($name) Get-Command $name -CommandType Cmdlet -ErrorAction Ignore", command).Output.Count > 0;
}
