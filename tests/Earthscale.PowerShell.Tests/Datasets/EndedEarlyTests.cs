using System.Globalization;
using System.Text.RegularExpressions;
using Earthscale.Emulator;
using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>However removals are ended early, what was sent is accounted for and nothing else is sent.</summary>
public sealed partial class EndedEarlyTests : EmulatorFixture
{
    protected override EmulatorOptions Options => base.Options with { Datasets = 100 };

    [Theory]
    [InlineData("Remove-EsDataset $ids -Confirm:$false -ThrottleLimit 4", "Of 100 datasets: 4 removed, 96 not removed, 0 unknown. -Verbose names them.")]
    [InlineData("$ids | Remove-EsDataset -Confirm:$false -ThrottleLimit 4", "Of 5 datasets: 4 removed, 1 not removed, 0 unknown. Input that had not arrived yet was not removed. -Verbose names them.")]
    [InlineData("& { $ids[0..3]; [Threading.Thread]::Sleep(30000) } | Remove-EsDataset -Confirm:$false", "Of 4 datasets: 4 removed, 0 not removed, 0 unknown. Input that had not arrived yet was not removed. -Verbose names them.")]
    public async Task After_a_stop_what_was_sent_is_awaited_and_the_rest_is_counted(string script, string warning)
    {
        var (sent, warnings) = await StopWhileHeldAsync(script, release: true);

        Assert.Equal(4, sent);
        Assert.Equal($"Remove-EsDataset ended early. {warning}", Assert.Single(warnings));
    }

    [Fact]
    public async Task After_a_stop_an_answer_that_does_not_come_is_not_awaited_for_ever()
    {
        var (sent, warnings) = await StopWhileHeldAsync("Remove-EsDataset $ids[0..3] -Confirm:$false -PassThru", release: false);

        Assert.Equal(4, sent);
        Assert.Equal("Remove-EsDataset ended early. Of 4 datasets: 0 removed, 0 not removed, 4 unknown. Those that are unknown may have been removed; removing them again does no harm.", warnings[0]);
        Assert.All(Ids()[..4], id => Assert.Contains(id.ToString(), warnings[1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$ids | Remove-EsDataset -Confirm:$false -PassThru | ForEach-Object { $_; break }", 1, 8)]
    [InlineData("$ids | Remove-EsDataset -Confirm:$false -PassThru | ForEach-Object { $_; throw 'enough' }", 1, 8)]
    [InlineData("& { $ids; throw 'enough' } | Remove-EsDataset -Confirm:$false -PassThru", 93, 100)]
    [InlineData("$ids[10] = [guid]::NewGuid(); $ids | Remove-EsDataset -Confirm:$false -PassThru -ErrorAction Stop", 10, 17)]
    [InlineData("$ids[10] = [guid]::NewGuid(); Remove-EsDataset $ids -Confirm:$false -PassThru -ErrorAction Stop -ThrottleLimit 1", 10, 10)]
    [InlineData("$ids[10] = [guid]::NewGuid(); $ErrorActionPreference = 'Stop'; $ids | Remove-EsDataset -Confirm:$false -PassThru -ThrottleLimit 2", 10, 11)]
    public void A_pipeline_that_ends_loses_no_removal_and_begins_no_more(string script, int given, int most)
    {
        var result = Run($"param($ids) {script}", Ids());

        var output = result.Values<Guid>("DatasetId").ToHashSet();
        var deleted = Emulator.StoredDeletions().Select(deletion => deletion.DatasetId).ToHashSet();
        Assert.InRange(output.Count, given, most);
        Assert.InRange(deleted.Count, output.Count, most);
        AddsUp(result.Warnings, deleted.Count);
        var named = result.Warnings.SingleOrDefault(line => line.StartsWith("Removed, but not in the output", StringComparison.Ordinal)) ?? "";
        Assert.All(deleted, id => Assert.True(output.Contains(id) != named.Contains(id.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public void An_item_that_fails_late_holds_up_those_behind_it_when_errors_stop()
    {
        var ids = Ids();
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 2, target => target.Path.EndsWith($"{ids[5]}", StringComparison.Ordinal));

        var result = Run("param($ids) Remove-EsDataset $ids -Confirm:$false -ErrorAction Stop -MaximumRetryCount 1 -ThrottleLimit 4", ids);

        Assert.Equal("ServiceFailed", result.ErrorId);
        Assert.InRange(Emulator.StoredDeletions().Count, 5, 8);
        AddsUp(result.Warnings, Emulator.StoredDeletions().Count);
    }

    [Theory]
    [InlineData("Disconnect-EsAccount; Remove-EsDataset $ids -Confirm:$false")]
    [InlineData("& { throw 'before'; $ids } | Remove-EsDataset -Confirm:$false")]
    [InlineData("Remove-EsDataset $ids -WhatIf; $ids | ForEach-Object { throw 'before' } | Remove-EsDataset -Confirm:$false")]
    public void A_command_that_never_began_does_not_say_that_it_ended_early(string script)
    {
        var result = Run($"param($ids) {script}", Ids());

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    // The numbers of the warning, if there is one, add up to what was asked.
    private static void AddsUp(IEnumerable<string> warnings, int removed)
    {
        if (warnings.SingleOrDefault(line => line.StartsWith("Remove-EsDataset ended early.", StringComparison.Ordinal)) is { } line)
        {
            var numbers = Numbers().Match(line).Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers[0], numbers[1..].Sum());
            Assert.Equal(removed, numbers[1]);
        }
    }

    private List<Guid> Ids() => [.. Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).Take(100)];

    // Stops a script while the service holds four requests, and lets them go once the command knows of the stop.
    private async Task<(int Sent, IReadOnlyList<string> Warnings)> StopWhileHeldAsync(string script, bool release)
    {
        var held = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Method == "DELETE")
            {
                await held.Task.WaitAsync(context.RequestAborted);
            }

            context.Response.ContentType = "application/json";
            var id = context.Request.Path.Value!.Split('/')[^1];
            await context.Response.WriteAsync(context.Request.Method == "DELETE" ? $$"""{"dataset_id":"{{id}}","dataset_version_id":"{{Guid.NewGuid()}}"}""" : """{"items":[],"next_cursor":null}""");
        });
        Run("param($key, $uri, $probe) Connect-EsAccount -ApiKey $key -ApiUri $uri; Import-Module $probe", ModuleSession.Secret("a-key"), server.BaseUri, typeof(OutProbeCommand).Assembly.Location).ThrowOnError();
        return await StopProbe.RunAsync(Session, server, $"param($ids) {script} | Out-Probe", requests: 4, () => _ = release && held.TrySetResult(), Ids());
    }

    [GeneratedRegex(@"Of (\d+) datasets?: (\d+) removed, (\d+) not removed(?: \(\d+ failed\))?, (\d+) unknown")]
    private static partial Regex Numbers();
}
