using Earthscale.Emulator.Storage;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Soak;

/// <summary>Runs Compare-EsDataset and Sync-EsDataset repeatedly, each owner in a separate session, until the catalog matches the rows.</summary>
public sealed class SyncSoakTests : SoakFixture
{
    private const int MaxRounds = 50;

    // A tenth of the rows of the first file is removed, a tenth is changed, and a tenth is new.
    private const string FirstRows = "$rows = for ($i = 0; $i -lt $count; $i++) { [pscustomobject]@{ Name = \"$owner-$i [a]\"; Url = 'gs://b/1.tif'; Tag = 'crop:wheat' } }";
    private const string Rows = "$rows = for ($i = $count / 10; $i -lt $count + $count / 10; $i++) { [pscustomobject]@{ Name = \"$owner-$i [a]\"; Url = 'gs://b/1.tif'; Tag = if ($i -lt $count / 5) { 'crop:corn' } else { 'crop:wheat' } } }";

    private static readonly int s_rows = Math.Max(50, Count / 20 * 10);

    private protected override int SessionCount => 2;

    [Fact]
    public async Task A_file_that_is_run_until_nothing_is_left_to_do_leaves_exactly_its_rows()
    {
        var seeded = await RunAsync($"{FirstRows}; $rows | Sync-EsDataset -ManagedBy $owner");
        Assert.All(seeded, result => Assert.Equal(s_rows, result.ThrowOnError().Output.Count));
        var others = Emulator.StoredDatasets().Where(dataset => !IsOwned(dataset)).ToHashSet();
        StartFaults();

        var rounds = 0;
        IReadOnlyList<RunResult> runs;
        do
        {
            runs = await RunAsync($"{Rows}; $rows | Sync-EsDataset -ManagedBy $owner -Prune -MaximumRemoval 100000 -Confirm:$false {Persistent}");
            Assert.All(runs.SelectMany(run => run.Errors), error => Assert.Contains("it was most likely not added", error.ToString(), StringComparison.Ordinal));
            // What was done is done, and nothing else: what is uncertain after a 504, which the service may still process, was not done either.
            foreach (var (run, left) in runs.Zip(await RunAsync($"{Rows}; $rows | Compare-EsDataset -ManagedBy $owner -MaximumRetryCount 30")))
            {
                Assert.Equal(Names(run, item => $"{item.Properties["Status"].Value}" != "Done"), Names(left.ThrowOnError(), _ => true));
            }
        }
        while (++rounds < MaxRounds && runs.Any(run => run.Output.Count > 0));

        StopFaults();
        Assert.InRange(rounds, 2, MaxRounds - 1);
        CheckStored();
        Assert.Equal(others, Emulator.StoredDatasets().Where(dataset => !IsOwned(dataset)).ToHashSet());
        Assert.All(await RunAsync($"{Rows}; $rows | Compare-EsDataset -ManagedBy $owner"), result => Assert.Empty(result.ThrowOnError().Output));
    }

    private void CheckStored()
    {
        var stored = Emulator.StoredDatasets().Where(IsOwned).ToDictionary(dataset => dataset.Name, dataset => dataset.Versions);
        var expected = Owners.SelectMany(owner => Enumerable.Range(s_rows / 10, s_rows).Select(i => (Name: $"{owner}-{i} [a]", Versions: i < s_rows / 5 ? 2 : 1))).ToDictionary(row => row.Name, row => row.Versions);
        var removed = Owners.SelectMany(owner => Enumerable.Range(0, s_rows / 10).Select(i => $"{owner}-{i} [a]"));

        Assert.Equal(expected.OrderBy(row => row.Key, StringComparer.Ordinal), stored.OrderBy(row => row.Key, StringComparer.Ordinal));
        Assert.Equal(removed.Order(StringComparer.Ordinal), Emulator.StoredDeletions().Select(deletion => deletion.Name).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(RunResult result, Func<System.Management.Automation.PSObject, bool> isMeant) =>
        result.Output.Where(isMeant).Select(item => (string)item.Properties["Name"].Value).Order(StringComparer.Ordinal);

    private IEnumerable<string> Owners => Sessions.Select((_, number) => $"owner{number}");

    private static bool IsOwned(StoredDataset dataset) => dataset.Name.StartsWith("owner", StringComparison.Ordinal);

    private async Task<IReadOnlyList<RunResult>> RunAsync(string script) =>
        await Task.WhenAll(Owners.Select((owner, number) => StartAsync(number, "$owner, $count", script, owner, s_rows)));
}
