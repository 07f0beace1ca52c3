using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>The results distinguish removed, already gone, and unknown.</summary>
public sealed class RemovalResultTests : EmulatorFixture
{
    protected override EmulatorOptions Options => base.Options with { Datasets = 10 };

    [Theory]
    [InlineData("$ids | Remove-EsDataset -Confirm:$false -PassThru")]
    [InlineData("Remove-EsDataset $ids -Confirm:$false -PassThru -ThrottleLimit 1")]
    [InlineData("$ids | Get-EsDatasetVersion -VersionId { $_ } | Remove-EsDataset -Confirm:$false -PassThru")]
    public void A_dataset_named_by_several_of_its_versions_is_one_removal(string script)
    {
        var added = Run("1..6 | ForEach-Object { Add-EsDataset many gs://b/$_.tif -WarningAction SilentlyContinue }").ThrowOnError();

        var removed = Run($"param($ids) {script}", added.Values<Guid>("DatasetVersionId").ToList()).ThrowOnError();

        Assert.Equal([added.Values<Guid>("DatasetId").First()], removed.Values<Guid>("DatasetId"));
        Assert.Equal(["Removed"], removed.Values<string>("Result"));
        Assert.Single(Emulator.StoredDeletions());
    }

    [Theory]
    [InlineData("$all", "AlreadyGone", null)]
    [InlineData("$all.DatasetVersionId", "AlreadyGone", null)]
    [InlineData("$all.DatasetId", null, "It was removed before, or never existed for this account.")]
    public void A_second_run_reports_datasets_that_were_removed_before(string again, string? result, string? error)
    {
        var second = Run($"$all = Get-EsDataset -First 2; $all | Remove-EsDataset -Confirm:$false; {again} | Remove-EsDataset -Confirm:$false -PassThru");

        Assert.Equal(result is null ? [] : [result, result], second.Values<string>("Result"));
        Assert.Equal(error is null ? 0 : 2, second.Errors.Count);
        Assert.All(second.Errors, record => Assert.Contains(error!, record.ToString(), StringComparison.Ordinal));
        // PowerShell shows a recommendation below the message: it must not appear twice.
        Assert.All(second.Errors, record => Assert.Equal("", record.ErrorDetails.RecommendedAction));
        Assert.All(second.Errors, record => Assert.StartsWith("DatasetNotFound", record.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, Emulator.StoredDeletions().Count);
    }

    [Theory]
    [InlineData("Get-EsDataset -First 1", FaultMoment.AfterAction, "Removed")]
    [InlineData("(Get-EsDataset -First 1).DatasetVersionId", FaultMoment.AfterAction, "Removed")]
    [InlineData("[guid]::NewGuid()", FaultMoment.BeforeAction, "NotThere")]
    public void A_removal_whose_response_was_lost_counts_as_one_where_the_dataset_is_known(string input, FaultMoment moment, string result)
    {
        Emulator.Faults.Next(new Fault(FaultKind.Reset) { Moment = moment }, count: 1, target => target.Method == "DELETE");

        var removed = Run($"{input} | Remove-EsDataset -Confirm:$false -PassThru -Verbose").ThrowOnError();

        Assert.Equal([result], removed.Values<string>("Result"));
        Assert.Null(removed.Output[0].Properties["MarkerVersionId"].Value);
        Assert.Contains(removed.Verbose, line => line.Contains("Attempt 2 of at most 5", StringComparison.Ordinal));
        Assert.Equal(moment == FaultMoment.AfterAction ? 1 : 0, Emulator.StoredDeletions().Count);
    }

    [Fact]
    public async Task A_service_that_removed_another_dataset_is_an_error()
    {
        var other = Guid.NewGuid();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.StatusCode = context.Request.Path.Value!.Contains("dataset-versions", StringComparison.Ordinal) ? 404 : 200;
            await context.Response.WriteAsync(context.Request.Method == "DELETE" ? $$"""{"dataset_id":"{{other}}","dataset_version_id":"{{Guid.NewGuid()}}"}""" : """{"items":[],"next_cursor":null,"message":"none","error_class":"NotFound"}""");
        });
        Session.Connect(server.BaseUri);
        var asked = Guid.NewGuid();

        var result = Run("param($id) $id | Remove-EsDataset -Confirm:$false -PassThru", asked);

        Assert.Empty(result.Output);
        Assert.Equal("UnexpectedResponse", result.ErrorId);
        Assert.Contains($"The service reports that it removed dataset {other} instead of {asked}", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_removes_nothing_and_reports_unknown_ids()
    {
        var known = Emulator.StoredDatasets()[0];

        var result = Run("param($ids) Remove-EsDataset $ids -WhatIf", new[] { known.DatasetId, known.VersionId, Guid.NewGuid() });

        Assert.Equal("DatasetNotFound", result.ErrorId);
        Assert.Empty(Emulator.StoredDeletions());
        Assert.All(Emulator.Requests, request => Assert.Equal("GET", request.Method));
    }
}
