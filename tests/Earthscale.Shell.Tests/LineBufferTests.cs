using Earthscale.Shell.Editing;

namespace Earthscale.Shell.Tests;

public sealed class LineBufferTests
{
    [Fact]
    public void Typing_goes_in_where_the_cursor_stands()
    {
        var line = Line("ac", left: 1);
        line.Insert("b");

        Assert.Equal(("abc", 2), (line.Text, line.Cursor));
    }

    [Fact]
    public void A_character_of_two_chars_is_one_step_and_one_deletion()
    {
        var line = Line("a🌍b", left: 2);
        Assert.Equal(1, line.Cursor);

        line.DeleteRight();
        Assert.Equal("ab", line.Text);

        line.Insert("🌍");
        line.DeleteLeft();
        Assert.Equal("ab", line.Text);
    }

    [Fact]
    public void Words_end_at_spaces()
    {
        var line = Line("Get-EsDataset  -Name x");
        line.DeleteWordLeft();
        line.DeleteWordLeft();
        Assert.Equal("Get-EsDataset  ", line.Text);

        line.MoveWordLeft();
        Assert.Equal(0, line.Cursor);
        line.MoveWordRight();
        Assert.Equal(13, line.Cursor);
    }

    [Fact]
    public void Deleting_up_to_an_end_keeps_the_other_side()
    {
        var line = Line("abcd", left: 2);
        line.DeleteToEnd();
        Assert.Equal("ab", line.Text);

        line.MoveLeft();
        line.DeleteToStart();
        Assert.Equal(("b", 0), (line.Text, line.Cursor));
    }

    [Fact]
    public void Nothing_happens_beyond_the_ends()
    {
        var line = Line("a");
        line.MoveRight();
        line.DeleteRight();
        line.MoveToStart();
        line.MoveLeft();
        line.DeleteLeft();

        Assert.Equal(("a", 0), (line.Text, line.Cursor));
    }

    private static LineBuffer Line(string text, int left = 0)
    {
        var line = new LineBuffer();
        line.Set(text);
        for (var step = 0; step < left; step++)
        {
            line.MoveLeft();
        }

        return line;
    }
}
