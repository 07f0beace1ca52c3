using Earthscale.Shell.Editing;

namespace Earthscale.Shell.Tests;

public sealed class LineHistoryTests
{
    [Fact]
    public void Looking_back_and_forth_ends_at_the_line_that_was_begun()
    {
        var history = History("one", "two");

        Assert.Equal("two", history.Older("begun"));
        Assert.Equal("one", history.Older("two"));
        Assert.Equal("one", history.Older("one"));
        Assert.Equal("two", history.Newer("one"));
        Assert.Equal("begun", history.Newer("two"));
        Assert.Equal("begun", history.Newer("begun"));
    }

    [Fact]
    public void Blank_lines_and_repetitions_are_not_kept()
    {
        var history = History("one", "  ", "two", "two", "");

        Assert.Equal("two", history.Older(""));
        Assert.Equal("one", history.Older("two"));
    }

    [Fact]
    public void An_empty_history_changes_nothing() => Assert.Equal("begun", History().Older("begun"));

    private static LineHistory History(params string[] lines)
    {
        var history = new LineHistory();
        Array.ForEach(lines, history.Add);
        return history;
    }
}
