using Earthscale.Emulator.Storage;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Soak;

/// <summary>Lists, adds, and removes, and then compares the database with what was asked and with what the commands reported.</summary>
public sealed class SoakTests : SoakFixture
{
    private const int Adders = 4;
    private const int IdAlone = 2;

    private static readonly string[] s_endings =
        ["", " [B04]", "*", "?", "[open", "`", "'", "\"", "$x", " k\u212A", "\U0001F30D", "ıİß", "e\u0301é", "地名", "a:b\\c", "%2F&=+#"];

    // A dataset by object, by the id of its version, as a row with its id alone, whose name is another, and by its name.
    private static readonly string[] s_removals =
    [
        "$all | Remove-EsDataset",
        "Remove-EsDataset $all.DatasetVersionId",
        "$all | ForEach-Object { [pscustomobject]@{ DatasetId = \"$($_.DatasetId)\"; Name = '*' } } | Remove-EsDataset",
        "Remove-EsDataset -LiteralName $all.Name",
    ];

    private protected override int SessionCount => Adders + s_removals.Length;

    [Fact]
    public async Task The_output_of_the_commands_matches_the_database()
    {
        var before = Emulator.StoredDatasets().ToDictionary(dataset => dataset.DatasetId);
        StartFaults();

        var listed = await Task.WhenAll(Sessions.Select((_, session) => StartAsync(session, "", "Get-EsDataset -PageSize 100 -CreatedAfter 2001-01-01 -MaximumRetryCount 30")));
        var names = Enumerable.Range(0, Adders).Select(adder => Enumerable.Range(0, Count / Adders).Select(i => $"soak-{adder}-{i}{s_endings[i % s_endings.Length]}").ToArray()).ToArray();
        var adding = names.Select((own, adder) => StartAsync(
            adder,
            "$names",
            $"$names | ForEach-Object {{ [pscustomobject]@{{ Name = $_; Url = 'gs://b/1.tif'; Tag = @{{ size = 1.5; day = [DateOnly]::new(2024, 2, 3) }} }} }} | Add-EsDataset {Persistent}",
            [own]));
        var removing = s_removals.Select((removal, kind) => StartAsync(
            Adders + kind,
            "$digits",
            $"$all = Get-EsDataset -PageSize 100 -MaximumRetryCount 30 | Where-Object {{ $_.Name -notlike 'soak-*' -and $digits.Contains($_.DatasetId.ToString()[-1]) }}; {removal} -Confirm:$false -PassThru {Persistent}",
            "0123456789ab".Substring(3 * kind, 3)));
        var results = await Task.WhenAll([.. adding, .. removing]);
        StopFaults();

        Assert.All(listed, all => Assert.Equal(before.Keys.Order(), all.ThrowOnError().Values<Guid>("DatasetId").Order()));
        CheckRemoved([.. before.Keys], results[Adders..]);
        await CheckAddedAsync(before, names, results[..Adders]);
    }

    private void CheckRemoved(HashSet<Guid> before, IReadOnlyList<RunResult> results)
    {
        var removed = results.SelectMany(result => result.ThrowOnError().Values<Guid>("DatasetId")).ToList();
        // Once a dataset is gone, its id alone does not tell that it existed.
        Assert.All(results.SelectMany((result, kind) => result.Values<string>("Result").Except(kind == IdAlone ? ["NotThere"] : [])), outcome => Assert.Equal("Removed", outcome));
        Assert.Equal(before.Where(id => id.ToString()[^1] <= 'b').Order(), removed.Order());
        Assert.Equal(removed.Order(), Emulator.StoredDeletions().Select(deletion => deletion.DatasetId).Order());
        Assert.Equal(before.Except(removed).Order(), Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).Where(before.Contains).Order());
    }

    private async Task CheckAddedAsync(Dictionary<Guid, StoredDataset> before, string[][] names, IReadOnlyList<RunResult> results)
    {
        var stored = Emulator.StoredDatasets().Where(dataset => !before.ContainsKey(dataset.DatasetId)).ToDictionary(dataset => dataset.Name);
        // Whether a dataset was added is known of each, in the order of the input.
        Assert.All(results.SelectMany(result => result.Errors), error => Assert.Contains("and has none: it was most likely not added", error.ToString(), StringComparison.Ordinal));
        foreach (var (asked, result) in names.Zip(results))
        {
            var failed = result.Errors.Select(error => (string)error.TargetObject).ToHashSet();
            Assert.Equal(asked.Where(name => !failed.Contains(name)), result.Values<string>("Name"));
            Assert.Equal(asked.Length, failed.Count + result.Output.Count);
            Assert.All(result.Output, item => Assert.Equal(
                (stored[(string)item.Properties["Name"].Value].DatasetId, stored[(string)item.Properties["Name"].Value].VersionId, 1),
                ((Guid)item.Properties["DatasetId"].Value, (Guid)item.Properties["DatasetVersionId"].Value, stored[(string)item.Properties["Name"].Value].Versions)));
        }

        // Nothing else is there, and values are the same in every culture.
        var added = results.SelectMany(result => result.Values<string>("Name")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(added, stored.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            await Task.WhenAll(Sessions.Select((_, session) => StartAsync(session, "", "Get-EsDataset -Tag size:1.5, day:2024-02-03 -CreatedBefore 2999-12-31"))),
            found => Assert.Equal(added, found.ThrowOnError().Values<string>("Name").Order(StringComparer.Ordinal)));
    }
}
