using System.Globalization;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Counts what became of the items that a command was to change.</summary>
/// <param name="done">What the command does to an item: "removed".</param>
/// <param name="unchanged">What an item is that needed no change: "already gone".</param>
internal sealed class ChangeCounts(string done, string unchanged)
{
    private readonly long[] _counts = new long[Enum.GetValues<ChangeOutcome>().Length];

    private long this[ChangeOutcome outcome] => _counts[(int)outcome];

    /// <summary>Counts items.</summary>
    public void Add(ChangeOutcome outcome, long count = 1) => _counts[(int)outcome] += count;

    /// <summary>How far the command is: "1,200 removed, 3 failed, 8 under way".</summary>
    public string DescribeProgress(int underWay) => Join(
        [
            $"{Number(this[ChangeOutcome.Done])} {done}",
            Optional(ChangeOutcome.Unchanged, unchanged),
            Optional(ChangeOutcome.Failed, "failed"),
            Optional(ChangeOutcome.Unknown, "unknown"),
            $"{underWay:N0} under way",
        ]);

    /// <summary>What became of all items, in numbers that add up: "Of 30 datasets, 8 removed, 20 not removed (2 failed), 2 unknown".</summary>
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
