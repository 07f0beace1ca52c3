using System.Globalization;

namespace Earthscale.Bench.Figures;

/// <summary>A catalog to list.</summary>
/// <param name="Count">The number of datasets.</param>
/// <param name="PageSize">The number of datasets per page.</param>
/// <param name="LatencyMs">The delay of each response, in milliseconds.</param>
internal sealed record Scenario(int Count, int PageSize, int LatencyMs)
{
    /// <summary>The exact number of requests of a listing.</summary>
    public int Requests => (Count + PageSize - 1) / PageSize;

    /// <summary>The scenario as text for <see cref="Parse"/>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}/{PageSize}/{LatencyMs}");

    public static Scenario Parse(string text)
    {
        var numbers = Array.ConvertAll(text.Split('/'), part => int.Parse(part, CultureInfo.InvariantCulture));
        return new Scenario(numbers[0], numbers[1], numbers[2]);
    }
}
