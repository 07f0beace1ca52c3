using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using Earthscale.Shell.Editing;
using Earthscale.Shell.Prompts;

namespace Earthscale.Shell.Tests;

public sealed class ChoicePromptTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("n", 2)]
    [InlineData("yes to all", 1)]
    [InlineData("", 0)]
    [InlineData("maybe\n n \n", 2)]
    public void The_first_answer_that_names_a_choice_counts(string typed, int chosen) =>
        Assert.Equal(chosen, Ask(typed, defaultChoice: 0));

    [Fact]
    public void Without_a_default_an_empty_line_answers_nothing()
    {
        Assert.Equal(1, Ask("\n\na", defaultChoice: -1));
        Assert.DoesNotContain("default", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_the_input_is_no_answer() =>
        Assert.Throws<HostException>(() => Ask("maybe\n", defaultChoice: 0, ended: true));

    [Fact]
    public void A_command_that_is_to_stop_takes_no_answer_any_more()
    {
        var dialogue = Dialogue("y");
        dialogue.IsStopping = () => true;

        Assert.Throws<PipelineStoppedException>(() => dialogue.Ask("?"));
    }

    private int Ask(string typed, int defaultChoice, bool ended = false)
    {
        var choices = new Collection<ChoiceDescription>
        {
            new("&Yes", "this one"), new("Yes to &All", "all of them"), new("&No", "not this one"),
        };
        return new ChoicePrompt(Dialogue(ended ? typed : typed + "\n")).Ask("Confirm", "Sure?", choices, defaultChoice);
    }

    private Dialogue Dialogue(string typed)
    {
        var lines = new PlainLineReader(new StringReader(typed), _output);
        return new Dialogue(lines, lines, _output);
    }
}
