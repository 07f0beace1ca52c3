using Earthscale.Emulator.Faults;

namespace Earthscale.PowerShell.Tests.Catalog;

public sealed class SyncEsDatasetTests : CatalogFixture
{
    private const string Sync = "Sync-EsDataset -ManagedBy alps -Prune -Confirm:$false";
    private const string Wanted = "Name,Url,Tag\nnew,gs://s/new.tif,crop:oats\na,gs://s/a.tif,crop:corn\nb,gs://s/b.tif,crop:wheat";

    [Fact]
    public void Additions_come_first_and_a_second_run_has_nothing_to_do()
    {
        var result = Table(Wanted, Sync).ThrowOnError();

        Assert.Equal(["Add new: Done", "AddVersion a: Done", "Remove c: Done"], result.Output.Select(item => item.ToString()));
        Assert.Equal(["a", "b", "j", "n", "new"], Names);
        Assert.Equal("crop:oats,es-managed-by:alps", string.Join(',', Tags("new").Select(tag => $"{tag.Key}:{tag.Value}")));
        Assert.Equal("corn", Tags("a")["crop"]);
        Assert.Equal("DELETE", Emulator.Requests.Last(request => request.Method is "DELETE" or "POST").Method);
        Assert.Empty(result.Warnings);

        var second = RunUnchanged(() => Table(Wanted, Sync)).ThrowOnError();
        Assert.Empty(second.Output);
        Assert.Empty(second.Warnings);
    }

    [Fact]
    public void Without_prune_nothing_is_removed()
    {
        Table(Wanted, "Sync-EsDataset -ManagedBy alps").ThrowOnError();

        Assert.Equal(["a", "b", "c", "j", "n", "new"], Names);
    }

    [Fact]
    public void WhatIf_makes_the_checks_and_sends_nothing()
    {
        var result = RunUnchanged(() => Table(Wanted, "Sync-EsDataset -ManagedBy alps -Prune -WhatIf")).ThrowOnError();

        Assert.Empty(result.Output);
        Assert.Equal(2, Emulator.RequestCount);
    }

    [Fact]
    public void A_run_reads_the_catalog_in_pages_and_sends_a_request_for_each_change()
    {
        Run("$rows = 1..2200 | ForEach-Object { [pscustomobject]@{ Name = \"r$_\"; Url = 'gs://s/r.tif'; Tag = 'k:v' } }; $rows | Sync-EsDataset -ManagedBy many -ThrottleLimit 16").ThrowOnError();
        Emulator.ClearRequests();

        Assert.Empty(Run("$rows | Sync-EsDataset -ManagedBy many -Prune -Confirm:$false").ThrowOnError().Output);
        Assert.Equal(3 + 1, Emulator.RequestCount);

        Emulator.ClearRequests();
        Run("$rows[0..19].ForEach{ $_.Tag = 'k:w' }; $rows | Sync-EsDataset -ManagedBy many -Prune -Confirm:$false").ThrowOnError();
        Assert.Equal(3 + 1 + 20 + 1, Emulator.RequestCount);
    }

    [Theory]
    [InlineData("Name,Url,Tag\na,gs://s/a.tif,crop:corn", "-IgnoreTag no*", "crop:corn,es-managed-by:alps,es-protected:true,note:x")]
    [InlineData("Name,Url,Tag\na,gs://s/a.tif,crop:corn", "", "crop:corn,es-managed-by:alps,es-protected:true")]
    [InlineData("Name,Url\na,gs://s/2.tif", "", "crop:wheat,es-digest:1-0000000000000000,es-managed-by:alps,es-protected:true,note:x")]
    public void A_new_version_keeps_tags_only_if_ignored_reserved_or_without_a_column(string csv, string options, string expected)
    {
        var digest = csv.StartsWith("Name,Url\n", StringComparison.Ordinal) ? "; 'es-digest' = '1-0000000000000000'" : "";
        Run($"Add-EsDataset a gs://s/a.tif -Tag @{{ crop = 'wheat'; note = 'x'; 'es-managed-by' = 'alps'; 'es-protected' = 'true'{digest} }}").ThrowOnError();

        Assert.Single(Table(csv, $"Sync-EsDataset -ManagedBy alps {options}").ThrowOnError().Output);
        var tags = Tags("a").OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}:{(tag.Key == "es-digest" ? "1-0000000000000000" : tag.Value)}");
        Assert.Equal(expected, string.Join(',', tags));
    }

    [Fact]
    public void Adopt_updates_datasets_outside_the_scope()
    {
        Table("Name,Url\na,gs://s/a.tif\nb,gs://s/b.tif\nc,gs://s/c.tif\nj,gs://s/j.tif\nn,gs://s/n.tif", Sync + " -Adopt").ThrowOnError();

        Assert.Equal(["alps", "alps"], [Tags("j")["es-managed-by"], Tags("n")["es-managed-by"]]);
        Assert.Equal(5, Emulator.CountDatasets());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("-KeepOnMaps", false)]
    public void Datasets_stay_on_maps_on_request(string argument, bool removed)
    {
        Table("Name,Url\na,gs://s/a.tif\nb,gs://s/b.tif", $"{Sync} {argument}").ThrowOnError();

        Assert.Equal(removed, Assert.Single(Emulator.StoredDeletions()).RemovedFromMaps);
    }

    [Fact]
    public void A_dataset_that_is_already_gone_counts_as_removed()
    {
        var result = Table(
            "Name,Url,Tag\na,gs://s/a.tif,crop:corn",
            $"{Sync} | ForEach-Object {{ $_; if ($_.Name -eq 'a') {{ Get-EsDataset b, c | Remove-EsDataset -Confirm:$false }} }}").ThrowOnError();

        Assert.Equal(["Done", "Done", "Done"], result.Values<string>("Status"));
        Assert.Equal(2, Emulator.StoredDeletions().Count);
    }

    [Fact]
    public void A_difference_from_the_request_is_a_warning()
    {
        var result = Table(
            "Name,Url,Tag\na,gs://s/a.tif,crop:corn\nnew,gs://s/new.tif,",
            "Sync-EsDataset -ManagedBy alps | ForEach-Object { $_; if ($_.Name -eq 'new') { $null = Add-EsDataset a gs://s/a.tif -Tag @{ crop = 'rye' } } }").ThrowOnError();

        Assert.Equal("NotConverged: 'a' still differs from what was sent: Tag:crop, Tag:es-managed-by.", Assert.Single(result.Warnings));
    }

    [Fact]
    public void A_version_of_another_dataset_than_planned_is_a_warning_with_both_ids()
    {
        var before = Emulator.StoredDatasets().Single(dataset => dataset.Name == "b").DatasetId;

        // While the first is written, the second has not been sent.
        var result = Table(
            "Name,Url,Tag\nnew,gs://s/new.tif,\nb,gs://s/b.tif,crop:corn",
            "Sync-EsDataset -ManagedBy alps -ThrottleLimit 1 | ForEach-Object { $_; if ($_.Name -eq 'new') { Get-EsDataset b | Remove-EsDataset -Confirm:$false } }").ThrowOnError();

        var warning = Assert.Single(result.Warnings);
        Assert.Contains($"{before}", warning, StringComparison.Ordinal);
        Assert.Contains($"{Emulator.StoredDatasets().Single(dataset => dataset.Name == "b").DatasetId}", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_every_request_ends_the_run_and_is_accounted_for()
    {
        Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken), count: 100, target => target.Method == "POST");

        var before = Stored;
        var result = Table(Wanted, Sync);

        Assert.Equal(before.Datasets, Emulator.StoredDatasets());
        Assert.Empty(Emulator.StoredDeletions());
        Assert.Equal("NotAuthorized", result.ErrorId);
        Assert.Contains(result.Warnings, warning => warning.Contains("ended early", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("| ForEach-Object { $_; break }")]
    [InlineData("| ForEach-Object { $_; throw 'enough' }")]
    public void After_an_early_end_no_removal_starts_and_the_same_command_continues(string end)
    {
        var rows = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"e{i},gs://s/e.tif,"));
        var result = Table($"{Wanted}\n{rows}", $"{Sync} {end}");

        Assert.Single(result.Output);
        Assert.Empty(Emulator.StoredDeletions());
        Assert.InRange(Names.Count(), 6, 30);
        Assert.Contains(result.Warnings, warning => warning.StartsWith("Sync-EsDataset ended early. Of 43 datasets", StringComparison.Ordinal));

        Table($"{Wanted}\n{rows}", Sync).ThrowOnError();
        Assert.Equal(45, Names.Count());
        Assert.All(Emulator.StoredDatasets().Where(dataset => dataset.Name[0] == 'e'), dataset => Assert.Equal(1, dataset.Versions));
        Assert.Empty(RunUnchanged(() => Table($"{Wanted}\n{rows}", Sync)).ThrowOnError().Output);
    }
}
