namespace Earthscale.Shell.Tests;

public sealed class BannerTests
{
    [Theory]
    [InlineData(null, "Connect-EsAccount")]
    [InlineData("http://127.0.0.1:65535/", "http://127.0.0.1:65535/")]
    public void It_says_where_one_is_and_what_is_missing_within_80_columns(string? emulator, string place)
    {
        var banner = Banner.Text(emulator is null ? null : new Uri(emulator));

        Assert.Contains(place, banner, StringComparison.Ordinal);
        Assert.Contains("Microsoft.PowerShell.Utility", banner, StringComparison.Ordinal);
        Assert.All(banner.Split('\n'), line => Assert.InRange(line.Length, 0, 79));
    }
}
