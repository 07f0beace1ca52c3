using System.Globalization;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Parameters;

/// <summary>ISO 8601 means the same in every culture; other formats depend on the user's culture.</summary>
public sealed class TimeTests(SharedSession shared) : ReadOnlyFixture(shared)
{
    private static readonly string[] s_cultures = ["en-US", "en-GB", "de-DE", "ja-JP", "th-TH", "fa-IR", "ar-SA", "he-IL"];

    [Theory]
    [InlineData("2024-06-01", "2024-06-01T00:00:00")]
    [InlineData("20240601", "2024-06-01T00:00:00")]
    [InlineData("2024-6-1", "2024-06-01T00:00:00")]
    [InlineData("2024-06-01T10", "2024-06-01T10:00:00")]
    [InlineData("2024-06-01T10:30", "2024-06-01T10:30:00")]
    [InlineData("2024-06-01 10:30:15", "2024-06-01T10:30:15")]
    [InlineData("2024-06-01 10:30 PM", "2024-06-01T22:30:00")]
    [InlineData("2024-06-01T10:00:00.5+02:00", "2024-06-01T10:00:00.5+02:00")]
    [InlineData("2024-06-01T10:00:00,123456789Z", "2024-06-01T10:00:00.1234567+00:00")]
    [InlineData("20240601T100000Z", "2024-06-01T10:00:00+00:00")]
    [InlineData("2024-06-01t10:00:00z", "2024-06-01T10:00:00+00:00")]
    [InlineData("2024-06-01T10:00:00-0330", "2024-06-01T10:00:00-03:30")]
    [InlineData("2024-06-01T10:00:00\u221203", "2024-06-01T10:00:00-03:00")]
    [InlineData("  2024-06-01 10:00:00 +02:00 ", "2024-06-01T10:00:00+02:00")]
    public void Iso_is_the_same_in_every_culture(string text, string meant)
    {
        var expected = DateTimeOffset.Parse(meant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal);
        Assert.All(s_cultures, culture => Assert.Equal(expected, Sent(culture, text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-06")]
    [InlineData("202406")]
    [InlineData("2024-W10")]
    [InlineData("2024-W10-1")]
    [InlineData("2024W10")]
    [InlineData("2024-153")]
    [InlineData("2024-06-01/2024-07-01")]
    [InlineData("2024-06-01/P1M")]
    [InlineData("P1D")]
    [InlineData("2024-02-30")]
    [InlineData("2024-06-01T25:00")]
    [InlineData("2024-06-01T10:00:00+99:00")]
    [InlineData("1717200000")]
    [InlineData("yesterday-ish")]
    public void Incomplete_times_are_refused_in_every_culture(string text)
    {
        foreach (var culture in s_cultures)
        {
            Assert.StartsWith("ParameterArgumentTransformationError", Assert.Single(In(culture, text).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Equal(0, Emulator.RequestCount);
    }

    [Theory]
    [InlineData("de-DE", "1.6.2024")]
    [InlineData("en-US", "6/1/2024")]
    [InlineData("en-GB", "1/6/2024")]
    [InlineData("th-TH", "1/6/2567")]
    public void Other_forms_are_read_by_the_culture(string culture, string text) =>
        Assert.Equal(new DateTimeOffset(new DateTime(2024, 6, 1)), Sent(culture, text));

    [Theory]
    [InlineData("([datetime]'2024-06-01')")]
    [InlineData("([datetimeoffset]::new([datetime]'2024-06-01'))")]
    [InlineData("([dateonly]'2024-06-01')")]
    [InlineData("20240601")]
    [InlineData("([datetime]'2024-06-01').ToUniversalTime()")]
    public void Values_of_NET_types_keep_their_time(string value)
    {
        Run($"Get-EsDataset -CreatedBefore {value}").ThrowOnError();

        Assert.Equal(new DateTimeOffset(new DateTime(2024, 6, 1)), LastSent());
    }

    private DateTimeOffset Sent(string culture, string text)
    {
        In(culture, text).ThrowOnError();
        return LastSent();
    }

    private DateTimeOffset LastSent() => DateTimeOffset.ParseExact(
        Uri.UnescapeDataString(Emulator.Requests[^1].PathAndQuery.Split("created_before=")[1].Split('&')[0]), "O", CultureInfo.InvariantCulture);

    // In one pipeline, because each pipeline resets the culture.
    private RunResult In(string culture, string text) =>
        Run("param($culture, $text) [cultureinfo]::CurrentCulture = $culture; Get-EsDataset -CreatedBefore $text", culture, text);
}
