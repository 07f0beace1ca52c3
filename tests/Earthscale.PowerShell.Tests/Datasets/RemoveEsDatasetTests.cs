using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

public sealed class RemoveEsDatasetTests : EmulatorFixture
{
    protected override EmulatorOptions Options => base.Options with { Datasets = 200 };

    [Fact]
    public void Many_are_removed_once_each_and_returned_in_their_order()
    {
        // Some responses are late, so that the order is not accidental.
        Emulator.Faults.Next(new Fault(FaultKind.Slow) { Delay = TimeSpan.FromMilliseconds(100) }, count: 9, target => target.Method == "DELETE" && target.Path[^1] < '8');
        var ids = Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).ToList();

        var removed = Run("param($ids) Remove-EsDataset $ids -Confirm:$false -PassThru -ThrottleLimit 16", ids).ThrowOnError();

        Assert.Equal(ids, removed.Values<Guid>("DatasetId"));
        Assert.DoesNotContain(Guid.Empty, removed.Values<Guid>("MarkerVersionId"));
        Assert.Equal(ids.Order(), Emulator.Requests.Select(request => Guid.Parse(request.Path.Split('/')[^1])).Order());
        Assert.Empty(Emulator.StoredDatasets());
    }

    [Fact]
    public void A_dataset_named_twice_is_removed_once()
    {
        var id = Emulator.StoredDatasets()[0].DatasetId;

        var result = Run("param($id) $id, $id | Remove-EsDataset -Confirm:$false -PassThru -Verbose", id).ThrowOnError();

        Assert.Single(result.Output);
        Assert.Equal(1, Emulator.RequestCount);
        Assert.Contains(result.Verbose, line => line.Contains("removed only once", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_id_is_an_error_at_its_place_and_the_others_are_removed()
    {
        var ids = Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).Take(6).ToList();
        ids[3] = Guid.NewGuid();

        var result = Run(
            "param($ids) $seen = [Collections.ArrayList]::new(); Remove-EsDataset $ids -Confirm:$false -PassThru -ErrorVariable failed 2>&1 | ForEach-Object { $null = $seen.Add($_) }; $seen; [pscustomobject]@{ Failed = $failed.Count }", ids);

        Assert.Equal(7, result.Output.Count);
        var error = Assert.IsType<System.Management.Automation.ErrorRecord>(result.Output[3].BaseObject);
        Assert.Equal("DatasetNotFound,Earthscale.PowerShell.Commands.RemoveEsDatasetCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ids[3], error.TargetObject);
        Assert.Equal(1, result.Output[6].Properties["Failed"].Value);
        Assert.Equal(5, Emulator.StoredDeletions().Count);
    }

    [Theory]
    [InlineData("", "true")]
    [InlineData("-KeepOnMaps", "false")]
    public void Maps_are_not_changed_on_request(string argument, string expected)
    {
        Run($"param($id) Remove-EsDataset $id -Confirm:$false {argument}", Emulator.StoredDatasets()[0].DatasetId).ThrowOnError();

        Assert.EndsWith($"remove_from_maps={expected}", Assert.Single(Emulator.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_retries_can_be_set_and_an_unknown_outcome_is_reported()
    {
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 10);
        var id = Emulator.StoredDatasets()[0].DatasetId;

        var result = Run("param($id) Remove-EsDataset $id -Confirm:$false -MaximumRetryCount 1", id);

        Assert.Equal("ServiceFailed", result.ErrorId);
        Assert.Contains("after 2 attempts", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("It may have been removed; the catalog could not be queried", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Emulator.Requests.Count(request => request.Method == "DELETE"));
    }

    [Fact]
    public void A_long_wait_is_a_warning()
    {
        Emulator.Faults.Next(new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 6 });

        var result = Run("param($id) Remove-EsDataset $id -Confirm:$false", Emulator.StoredDatasets()[0].DatasetId).ThrowOnError();

        Assert.Contains("all requests of this account wait until ", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_every_item_ends_the_command_once()
    {
        Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken), count: 500);
        var ids = Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).Take(100).ToList();

        var result = Run("param($ids) Remove-EsDataset $ids -Confirm:$false", ids);

        Assert.Equal("NotAuthorized", result.ErrorId);
        Assert.InRange(Emulator.RequestCount, 1, 40);
        // The number of the eight running requests that had failed by then varies.
        Assert.Contains(result.Warnings, line => line.Contains("100 not removed (", StringComparison.Ordinal));
    }

    [Fact]
    public void Work_of_over_a_second_shows_its_progress()
    {
        Emulator.Faults.Next(new Fault(FaultKind.Slow) { Delay = TimeSpan.FromSeconds(1.2) });
        const string Script = "param($ids) Remove-EsDataset $ids -Confirm:$false -ThrottleLimit 2";

        var shown = Run(Script, Emulator.StoredDatasets().Take(2).Select(dataset => dataset.DatasetId).ToList()).ThrowOnError();
        Emulator.Faults.Next(new Fault(FaultKind.Slow) { Delay = TimeSpan.FromSeconds(1.2) });
        var silent = Run(Script + " -ProgressAction SilentlyContinue", Emulator.StoredDatasets().Take(2).Select(dataset => dataset.DatasetId).ToList()).ThrowOnError();
        var quick = Run(Script, Emulator.StoredDatasets().Take(1).Select(dataset => dataset.DatasetId).ToList()).ThrowOnError();

        Assert.Contains(shown.Progress, bar => bar.Activity == "Removing datasets" && bar.StatusDescription.Contains("in progress", StringComparison.Ordinal));
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, shown.Progress[^1].RecordType);
        Assert.Empty(silent.Progress);
        Assert.Empty(quick.Progress);
    }
}
