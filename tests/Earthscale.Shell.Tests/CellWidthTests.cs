using Earthscale.Shell.Hosting;

namespace Earthscale.Shell.Tests;

public sealed class CellWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("são-tomé", 8)]
    [InlineData("地名-gazetteer", 14)]
    [InlineData("한국", 4)]
    [InlineData("🌍", 2)]
    public void East_Asian_characters_and_emoji_take_two_columns(string text, int width) =>
        Assert.Equal(width, CellWidth.Of(text));
}
