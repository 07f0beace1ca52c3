using System.Globalization;

namespace Earthscale.Bench.Measuring;

/// <summary>What is listed.</summary>
/// <param name="Count">How many datasets there are.</param>
/// <param name="PageSize">How many a page holds.</param>
/// <param name="LatencyMs">How long the server waits before it answers, in milliseconds.</param>
internal sealed record Scenario(int Count, int PageSize, int LatencyMs)
{
    /// <summary>How many requests a listing takes, no more and no fewer.</summary>
    public int Requests => (Count + PageSize - 1) / PageSize;

    /// <summary>A scenario in a word, as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}/{PageSize}/{LatencyMs}");

    public static Scenario Parse(string text)
    {
        var numbers = Array.ConvertAll(text.Split('/'), part => int.Parse(part, CultureInfo.InvariantCulture));
        return new Scenario(numbers[0], numbers[1], numbers[2]);
    }
}
