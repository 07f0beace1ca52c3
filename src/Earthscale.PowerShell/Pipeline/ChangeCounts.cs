using System.Globalization;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Counts the outcomes of a command's items.</summary>
/// <param name="done">The word for a changed item, such as "removed".</param>
/// <param name="unchanged">The words for an item that needed no change, such as "already gone".</param>
internal sealed class ChangeCounts(string done, string unchanged)
{
    private readonly long[] _counts = new long[Enum.GetValues<ChangeOutcome>().Length];

    private long this[ChangeOutcome outcome] => _counts[(int)outcome];

    /// <summary>Counts items.</summary>
    public void Add(ChangeOutcome outcome, long count = 1) => _counts[(int)outcome] += count;

    /// <summary>Describes the progress: "1,200 removed, 3 failed, 8 in progress".</summary>
    public string DescribeProgress(int inProgress) => Join(
        [
            $"{Number(this[ChangeOutcome.Done])} {done}",
            Optional(ChangeOutcome.Unchanged, unchanged),
            Optional(ChangeOutcome.Failed, "failed"),
            Optional(ChangeOutcome.Unknown, "unknown"),
            $"{inProgress:N0} in progress",
        ]);

    /// <summary>Describes the outcomes of all items: "Of 30 datasets: 8 removed, 20 not removed (2 failed), 2 unknown".</summary>
    public string DescribeEnd()
    {
        var failed = this[ChangeOutcome.Failed];
        return $"Of {Number(_counts.Sum())} {(_counts.Sum() == 1 ? "dataset" : "datasets")}: " + Join(
            [
                $"{Number(this[ChangeOutcome.Done])} {done}",
                Optional(ChangeOutcome.Unchanged, unchanged),
                $"{Number(failed + this[ChangeOutcome.NotSent])} not {done}{(failed == 0 ? "" : $" ({Number(failed)} failed)")}",
                $"{Number(this[ChangeOutcome.Unknown])} unknown",
            ]);
    }

    private string? Optional(ChangeOutcome outcome, string word) => this[outcome] == 0 ? null : $"{Number(this[outcome])} {word}";

    private static string Number(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static string Join(IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => part is not null));
}
