namespace Earthscale.Bench.Figures;

internal static class Numbers
{
    public static double Median(this IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The median, with minimum and maximum: <c>321 (310 to 402)</c>.</summary>
    public static string WithRange(this IReadOnlyCollection<double> numbers) =>
        FormattableString.Invariant($"{numbers.Median():N0} ({numbers.Min():N0} to {numbers.Max():N0})");
}
