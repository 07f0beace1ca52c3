using System.Globalization;
using Earthscale.Emulator;
using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Soak;

/// <summary>
/// Lists, adds and removes under faults from several runspaces at once, and then holds the database against what the
/// commands reported. EARTHSCALE_SOAK_DATASETS sets how many datasets there are; a few, so that every run does it.
/// </summary>
public sealed class SoakTests : IAsyncLifetime
{
    // So many attempts that none of the requests that may be repeated fails for good.
    private const string Stubborn = "-MaximumRetryCount 30 -ThrottleLimit 8";

    private static readonly int s_count =
        int.Parse(Environment.GetEnvironmentVariable("EARTHSCALE_SOAK_DATASETS") is { Length: > 0 } text ? text : "600", CultureInfo.InvariantCulture);

    private EmulatorServer _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await TestEmulator.StartAsync(
        new EmulatorOptions { SampleCatalog = false, Datasets = s_count, RecordedRequests = 0 });

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task What_the_commands_report_is_what_the_database_holds()
    {
        using var adders = new Sessions(_emulator, 2);
        using var removers = new Sessions(_emulator, 2);
        var before = _emulator.StoredDatasets().Select(dataset => dataset.DatasetId).ToHashSet();
        _emulator.Faults = new FaultPlan(new RandomFaults
        {
            Rate = 0.2,
            Kinds = [.. Enum.GetValues<FaultKind>().Except([FaultKind.ExpiredToken])],
            RetryAfterSeconds = 0,
            SlowDelay = TimeSpan.FromMilliseconds(20),
        });

        var listed = await Task.WhenAll(removers.All.Concat(adders.All).Select(session => StartAsync(session, "Get-EsDataset -PageSize 100 -MaximumRetryCount 30")));
        var adding = adders.All.Select((session, number) => StartAsync(
            session, $"param($number, $count) & {{ for ($i = 0; $i -lt $count; $i++) {{ [pscustomobject]@{{ Name = \"soak-$number-$i\"; Url = 'gs://b/1.tif' }} }} }} | Add-EsDataset {Stubborn}", number, s_count / 2));
        var removing = removers.All.Select((session, number) => StartAsync(
            session, $"param($digits) Get-EsDataset -PageSize 100 -MaximumRetryCount 30 | Where-Object {{ $_.Name -notlike 'soak-*' -and $digits.Contains($_.DatasetId.ToString()[-1]) }} | Remove-EsDataset -Confirm:$false -PassThru {Stubborn}", number == 0 ? "01234" : "56789a"));
        var results = await Task.WhenAll(adding.Concat(removing));

        Assert.All(listed, all => Assert.Equal(before, all.ThrowOnError().Values<Guid>("DatasetId").ToHashSet()));
        Assert.All(listed, all => Assert.Equal(s_count, all.Output.Count));
        CheckRemoved(before, results[2..]);
        CheckAdded(before, results[..2]);
    }

    [Fact]
    public async Task A_file_run_again_until_nothing_is_left_to_do_leaves_exactly_what_it_says()
    {
        using var sessions = new Sessions(_emulator, 2);
        var count = Math.Max(100, s_count / 20);
        const string Rows = "param($owner, $count) & { for ($i = 0; $i -lt $count; $i++) { [pscustomobject]@{ Name = \"$owner-$i\"; Url = 'gs://b/1.tif'; Tag = 'crop:wheat' } } }";
        var seeded = await Task.WhenAll(sessions.All.Select((session, number) => StartAsync(session, $"{Rows} | Sync-EsDataset -ManagedBy $owner", $"o{number}", count)));
        Assert.All(seeded, result => Assert.Equal(count, result.ThrowOnError().Output.Count));
        var before = _emulator.StoredDatasets().ToDictionary(dataset => dataset.DatasetId);
        _emulator.Faults = new FaultPlan(new RandomFaults
        {
            Rate = 0.1,
            ActingKinds = [FaultKind.Reset, FaultKind.Truncate],
            Kinds = [FaultKind.TooManyRequests, FaultKind.BadGateway, FaultKind.Reset, FaultKind.Truncate],
            RetryAfterSeconds = 0,
        });

        // A tenth is removed, a tenth is changed, and a tenth is new.
        const string Again = "param($owner, $count) & { for ($i = $count / 10; $i -lt $count + $count / 10; $i++) { [pscustomobject]@{ Name = \"$owner-$i\"; Url = 'gs://b/1.tif'; Tag = if ($i -lt $count / 5) { 'crop:corn' } else { 'crop:wheat' } } } }";
        var runs = await Task.WhenAll(sessions.All.Select((session, number) => StartAsync(
            session, $"{Again} | Sync-EsDataset -ManagedBy $owner -Prune -MaximumRemoval 100000 -Confirm:$false {Stubborn}", $"o{number}", count)));
        var rounds = 1;
        for (; rounds < 50 && runs.Any(run => run.Output.Count > 0); rounds++)
        {
            Assert.All(runs.SelectMany(run => run.Errors), error => Assert.Contains("it was not added", error.ToString(), StringComparison.Ordinal));
            runs = await Task.WhenAll(sessions.All.Select((session, number) => StartAsync(
                session, $"{Again} | Sync-EsDataset -ManagedBy $owner -Prune -MaximumRemoval 100000 -Confirm:$false {Stubborn}", $"o{number}", count)));
        }

        Assert.InRange(rounds, 2, 49);
        var stored = _emulator.StoredDatasets().Where(dataset => dataset.Name.StartsWith("o0-", StringComparison.Ordinal) || dataset.Name.StartsWith("o1-", StringComparison.Ordinal)).ToDictionary(dataset => dataset.Name, dataset => dataset.Versions);
        Assert.Equal(2 * count, stored.Count);
        Assert.All(stored, dataset => Assert.Equal(int.Parse(dataset.Key[3..], CultureInfo.InvariantCulture) < count / 5 ? 2 : 1, dataset.Value));
        Assert.Equal(2 * count / 10, _emulator.StoredDeletions().Count);
        Assert.All(_emulator.StoredDeletions(), deletion => Assert.InRange(int.Parse(before[deletion.DatasetId].Name[3..], CultureInfo.InvariantCulture), 0, (count / 10) - 1));
    }

    private void CheckRemoved(HashSet<Guid> before, IReadOnlyList<RunResult> results)
    {
        var removed = results.SelectMany(result => result.ThrowOnError().Values<Guid>("DatasetId")).ToList();
        Assert.Equal(removed.Count, removed.ToHashSet().Count);
        Assert.Equal(removed.ToHashSet(), _emulator.StoredDeletions().Select(deletion => deletion.DatasetId).ToHashSet());
        Assert.Equal(removed.Count, _emulator.StoredDeletions().Count);
        Assert.Equal(before.Where(id => id.ToString()[^1] <= 'a').ToHashSet(), removed.ToHashSet());
        Assert.Equal(before.Except(removed).ToHashSet(), _emulator.StoredDatasets().Select(dataset => dataset.DatasetId).Where(before.Contains).ToHashSet());
    }

    private void CheckAdded(HashSet<Guid> before, IReadOnlyList<RunResult> results)
    {
        var stored = _emulator.StoredDatasets().Where(dataset => !before.Contains(dataset.DatasetId)).ToDictionary(dataset => dataset.Name);
        var errors = results.SelectMany(result => result.Errors).ToList();
        Assert.All(errors, error => Assert.Contains("and holds none: it was not added", error.ToString(), StringComparison.Ordinal));
        var failed = errors.Select(error => (string)error.TargetObject).ToHashSet();
        var added = results.SelectMany(result => result.Output).ToDictionary(item => (string)item.Properties["Name"].Value);

        Assert.Equal(s_count / 2 * 2, added.Count + failed.Count);
        foreach (var (name, item) in added)
        {
            Assert.DoesNotContain(name, failed);
            Assert.Equal(
                (stored[name].DatasetId, stored[name].VersionId, 1),
                ((Guid)item.Properties["DatasetId"].Value, (Guid)item.Properties["DatasetVersionId"].Value, stored[name].Versions));
        }

        // Whatever happened although its response was lost was found; nothing else is there.
        Assert.Equal(added.Keys.ToHashSet(), stored.Keys.ToHashSet());
    }

    private static Task<RunResult> StartAsync(ModuleSession session, string script, params object?[] arguments) =>
        Task.Factory.StartNew(() => session.Run(script, arguments), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private sealed class Sessions(EmulatorServer emulator, int count) : IDisposable
    {
        public IReadOnlyList<ModuleSession> All { get; } = [.. Enumerable.Range(0, count).Select(_ => ModuleSession.ConnectedTo(emulator))];

        public void Dispose()
        {
            foreach (var session in All)
            {
                session.Dispose();
            }
        }
    }
}
