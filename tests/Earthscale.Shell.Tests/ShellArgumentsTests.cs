namespace Earthscale.Shell.Tests;

public sealed class ShellArgumentsTests
{
    [Fact]
    public void Everything_is_read()
    {
        var arguments = ShellArguments.Parse(["--datasets", "7", "--emulator", "--module", "m", "--command", "--help"]);

        Assert.True(arguments.Emulator);
        Assert.False(arguments.Help);
        Assert.Equal(7, arguments.Datasets);
        Assert.Equal("m", arguments.ModulePath);
        Assert.Equal("--help", arguments.Command);
    }

    [Theory]
    [InlineData("--nonsense", "'--nonsense'")]
    [InlineData("word", "'word'")]
    [InlineData("--command", "--command needs a value")]
    [InlineData("--emulator --datasets", "--datasets needs a value")]
    [InlineData("--emulator --datasets -1", "'-1'")]
    [InlineData("--emulator --datasets 1.5", "'1.5'")]
    [InlineData("--emulator --datasets 99999999999", "'99999999999'")]
    [InlineData("--datasets 5", "--emulator")]
    [InlineData("--command 1 --file f.ps1", "exclude each other")]
    [InlineData("--file no/such/script.ps1", "no/such/script.ps1")]
    public void What_makes_no_sense_is_named(string line, string named)
    {
        var wrong = Assert.Throws<ShellArgumentException>(() => ShellArguments.Parse(line.Split(' ')));

        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }
}
