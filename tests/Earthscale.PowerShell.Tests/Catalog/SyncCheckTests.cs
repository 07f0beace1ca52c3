using Earthscale.Emulator.Faults;

namespace Earthscale.PowerShell.Tests.Catalog;

/// <summary>No error removes a dataset by mistake; the tests compare the database before and after.</summary>
public sealed class SyncCheckTests : CatalogFixture
{
    private const string Sync = "Sync-EsDataset -ManagedBy alps -Prune -Confirm:$false";

    [Theory]
    [InlineData("@()")]
    [InlineData("Get-Command No-Such* -ErrorAction SilentlyContinue")]
    [InlineData("$null, $null")]
    [InlineData("([pscustomobject]@{ rows = 1 }).misspelt")]
    public void An_empty_input_is_refused(string input)
    {
        foreach (var command in (string[])[Sync, Sync + " -WhatIf", "Sync-EsDataset -ManagedBy alps", "Compare-EsDataset -ManagedBy alps"])
        {
            Assert.Equal("EmptyInput", RunUnchanged(() => Run($"{input} | {command}")).ErrorId);
            Assert.Equal(0, Emulator.RequestCount);
        }
    }

    [Theory]
    [InlineData("Compare-EsDataset -ManagedBy alps -IncludeEqual", 3)]
    [InlineData("Sync-EsDataset -ManagedBy alps", 1)]
    public void The_results_of_a_comparison_are_no_datasets_to_remove(string command, int count)
    {
        // b is in the rows and different, and c is not.
        const string Rows = "a,gs://s/a.tif,crop:wheat\nb,gs://s/b.tif,crop:corn";
        foreach (var form in (string[])["$r", "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($r))", "$r | ForEach-Object { $row = @{}; $_.PSObject.Properties | ForEach-Object { $row[$_.Name] = \"$($_.Value)\" }; [pscustomobject]$row }"])
        {
            var result = Table($"Name,Url,Tag\n{Rows}", $"{command} -OutVariable r | Out-Null; if ($r) {{ $global:before = @($r) }}; $r = $global:before; {form} | Remove-EsDataset -Confirm:$false");

            Assert.Equal(count, result.Errors.Count);
            Assert.All(result.Errors, error => Assert.Contains("the result of a comparison", error.ToString(), StringComparison.Ordinal));
            Assert.Empty(Emulator.StoredDeletions());
        }
    }

    [Theory]
    [InlineData("a,gs://s/a.tif,crop:wheat\nbad,,", "InvalidDataset")]
    [InlineData("a,gs://s/a.tif,crop:wheat\nb,gs://s/b", "InvalidDataset")]
    [InlineData("a,gs://s/a.tif,crop:wheat\nb\u2424c,gs://s/b.tif,", "InvalidDataset")]
    [InlineData("a,gs://s/a.tif\u2424gs://s/b.tif,crop:wheat", "InvalidDataset")]
    [InlineData("a,gs://s/a.tif,crop:wheat\u2424b:1", "InvalidDataset")]
    [InlineData("a,gs://s/a.tif,crop:wheat\nb,gs://s/b.tif", "InvalidDataset")]
    [InlineData("a,gs://s/a.tif,crop:wheat\na,gs://s/a.tif,crop:wheat", "DuplicateName,DuplicateName")]
    [InlineData("a,gs://s/a.tif,crop:wheat\na,,crop:wheat", "InvalidDataset,DuplicateName")]
    [InlineData("x,gs://s/a.tif,\nX,gs://s/a.tif,", "NameConflict,NameConflict")]
    [InlineData("e\u0301,gs://s/a.tif,\n\u00e9,gs://s/a.tif,", "NameConflict,NameConflict")]
    [InlineData("x y,gs://s/a.tif,\nx\u00a0y,gs://s/a.tif,", "NameConflict,NameConflict")]
    [InlineData("A,gs://s/a.tif,crop:wheat", "NameConflict")]
    [InlineData("a\u00a0,gs://s/a.tif,crop:wheat\nN,gs://s/n.tif,", "NameConflict")]
    [InlineData("a,gs://s/a.tif,crop:wheat\nx,gs://s/x.tif,es-managed-by:jura", "OtherOwner")]
    public void A_bad_row_is_an_error_and_ends_all_removals(string rows, string errors)
    {
        var result = RunUnchanged(() => Table("Name,Url,Tag\n" + rows, Sync));

        Assert.Equal(errors, string.Join(',', result.ErrorIds));
        Assert.All(result.Values<string>("Reason"), reason => Assert.Equal("RowErrors", reason));
        var compared = Table("Name,Url,Tag\n" + rows, "Compare-EsDataset -ManagedBy alps");
        Assert.Equal(errors, string.Join(',', compared.ErrorIds));
        Assert.All(compared.Output.Where(item => (string)item.Properties["Result"].Value == "OnlyInCatalog"), item => Assert.Equal("RowErrors", item.Properties["Blocked"].Value));
    }

    [Theory]
    [InlineData("$null, $good")]
    [InlineData("$good, 'text', 7")]
    [InlineData("@{ Name = 'x' }, $good")]
    [InlineData("try { throw 'x' } catch { $_ }; $good")]
    public void An_invalid_row_is_an_error_and_valid_rows_are_added(string input)
    {
        var result = Run($"$good = [pscustomobject]@{{ Name = 'new'; Url = 'gs://s/new.tif' }}; & {{ {input} }} | {Sync}");

        Assert.All(result.ErrorIds, id => Assert.Equal("InvalidDataset", id));
        Assert.NotEmpty(result.Errors);
        Assert.Equal(["a", "b", "c", "j", "n", "new"], Names);
        Assert.Equal("alps", Tags("new")["es-managed-by"]);
    }

    [Theory]
    [InlineData("-Name 'b*' -Prune", "Name,Url\na,gs://s/a.tif\nb,gs://s/b.tif")]
    [InlineData("-Name 'S2A [B04]' -Prune", "Name,Url\nS2A [B04],gs://s/a.tif\nS2A B,gs://s/a.tif")]
    [InlineData("-Tag crop:wheat -Prune", "Name,Url,Tag\na,gs://s/a.tif,crop:corn")]
    public void A_row_outside_the_scope_is_refused(string scope, string csv)
    {
        var result = Table(csv, $"Sync-EsDataset {scope} -Confirm:$false");

        Assert.Equal("RowNotInScope", result.ErrorId);
        Assert.Empty(Emulator.StoredDeletions());
    }

    [Theory]
    [InlineData("ScopeNeeded", "Sync-EsDataset -Prune -Confirm:$false")]
    [InlineData("NothingInCommon", "Sync-EsDataset -ManagedBy jura -Prune -Confirm:$false", "Name,Url\nz,gs://s/z.tif")]
    [InlineData("NothingInCommon", "Sync-EsDataset -ManagedBy jura -Prune -Adopt -Confirm:$false")]
    [InlineData("TooManyRemovals", Sync + " -MaximumRemoval 1", "Name,Url\na,gs://s/a.tif")]
    [InlineData("TooManyRemovals", Sync + " -MaximumRemoval 0", "Name,Url\na,gs://s/a.tif\nb,gs://s/b.tif\nnew,gs://s/new.tif")]
    [InlineData("ConfirmationNeeded", "Sync-EsDataset -ManagedBy alps -Prune", "Name,Url\na,gs://s/a.tif\nnew,gs://s/new.tif")]
    public void A_failed_check_ends_the_run_before_anything_is_sent(string id, string command, string csv = Alps)
    {
        Assert.Equal(id, RunUnchanged(() => Table(csv, command)).ErrorId);
        if (id != "ConfirmationNeeded")
        {
            Assert.Equal(id, RunUnchanged(() => Table(csv, command + " -WhatIf")).ErrorId);
        }
    }

    [Fact]
    public void A_listing_that_fails_ends_the_run()
    {
        foreach (var kind in (FaultKind[])[FaultKind.BadGateway, FaultKind.Truncate, FaultKind.Reset])
        {
            Emulator.Faults.Next(new Fault(kind), count: 5);
            Assert.Equal("ListingIncomplete", RunUnchanged(() => Table("Name,Url\na,gs://s/a.tif", Sync + " -MaximumRetryCount 0")).ErrorId);
            Assert.Equal("ListingIncomplete", RunUnchanged(() => Table("Name,Url\na,gs://s/a.tif", "Compare-EsDataset -ManagedBy alps -MaximumRetryCount 0")).ErrorId);
            Emulator.Faults = new FaultPlan();
        }
    }

    [Theory]
    [InlineData("Add-EsDataset b gs://s/else.tif", "b")]
    [InlineData("Add-EsDataset new gs://s/else.tif", "new")]
    [InlineData("Add-EsDataset NEW gs://s/else.tif", "new")]
    public void A_change_during_planning_ends_the_run(string elsewhere, string name)
    {
        // The first line of -Verbose comes after the catalog has been read, and the pipeline thread continues only after it.
        var result = Table("Name,Url\na,gs://s/a.tif\nnew,gs://s/new.tif", $"{Sync} -Verbose 4>&1 | ForEach-Object {{ if (-not $done) {{ $done = $true; $null = {elsewhere} }} }}");

        Assert.Equal("PlanStale", result.ErrorId);
        Assert.Contains($"'{name}' (planned for ", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(Emulator.StoredDeletions());
        Assert.Equal(6, Emulator.CountVersions());
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.Reset)]
    public void After_an_addition_that_did_not_succeed_nothing_is_removed(FaultKind kind)
    {
        Emulator.Faults.Next(new Fault(kind), count: 1, target => target.Method == "POST");

        var result = Table("Name,Url,Tag\na,gs://s/a.tif,crop:corn\nnew,gs://s/new.tif,", Sync + " -MaximumRetryCount 0 -ThrottleLimit 1");

        Assert.Contains(result.Output[0].Properties["Status"].Value.ToString(), (string[])["Failed", "Uncertain"]);
        Assert.Equal("Done", result.Output[1].Properties["Status"].Value.ToString());
        Assert.Single(result.Errors);
        Assert.Equal(["b", "c"], result.Output.Where(item => (string?)item.Properties["Reason"].Value == "RemovalsSkipped").Select(item => (string)item.Properties["Name"].Value));
        Assert.Empty(Emulator.StoredDeletions());
    }

    [Fact]
    public void A_row_that_cannot_be_applied_ends_all_removals()
    {
        var result = RunUnchanged(() => Table("Name,Url\na,gs://s/a.geojson\nj,gs://s/j.tif", Sync));

        Assert.Equal(["TypeDiffers", "OutOfScope"], result.ErrorIds);
        Assert.Equal(["TypeDiffers", "OutOfScope", "RemovalsSkipped", "RemovalsSkipped"], result.Values<string>("Reason"));
        Assert.All(result.Values<string>("Status"), status => Assert.Equal("NotSent", status));
    }

    [Fact]
    public void A_protected_dataset_is_never_removed()
    {
        Run("Add-EsDataset c gs://s/c.tif -Tag @{ 'es-managed-by' = 'alps'; 'es-protected' = 'TRUE' }").ThrowOnError();

        var result = Table("Name,Url\na,gs://s/a.tif", Sync).ThrowOnError();

        Assert.Equal(["a", "c", "j", "n"], Names);
        Assert.Contains("es-protected:true: 'c'", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(RunUnchanged(() => Table("Name,Url\na,gs://s/a.tif", Sync)).ThrowOnError().Output);
    }
}
