using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>When removals end early, the command reports what was sent, and sends nothing else.</summary>
public sealed partial class RemoveEsDatasetStopTests : EmulatorFixture
{
    protected override EmulatorOptions Options => base.Options with { Datasets = 100 };

    [Theory]
    [InlineData("Remove-EsDataset $ids -Confirm:$false -ThrottleLimit 4", "Of 100 datasets: 4 removed, 96 not removed, 0 unknown. -Verbose names them.")]
    [InlineData("$ids | Remove-EsDataset -Confirm:$false -ThrottleLimit 4", "Of 5 datasets: 4 removed, 1 not removed, 0 unknown. Input that had not arrived yet was not removed. -Verbose names them.")]
    [InlineData("& { $ids[0..3]; while ($true) { [Threading.Thread]::Sleep(5) } } | Remove-EsDataset -Confirm:$false", "Of 4 datasets: 4 removed, 0 not removed, 0 unknown. Input that had not arrived yet was not removed. -Verbose names them.")]
    public async Task After_a_stop_sent_requests_are_awaited_and_the_rest_is_counted(string script, string warning)
    {
        var (sent, warnings) = await StopWhileHeldAsync(script, release: true);

        Assert.Equal(4, sent);
        Assert.Equal($"Remove-EsDataset ended early. {warning}", Assert.Single(warnings));
    }

    [Fact]
    public async Task After_a_stop_a_missing_response_is_not_awaited_forever()
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
    public void A_pipeline_that_ends_loses_no_removal_and_starts_no_more(string script, int given, int most)
    {
        var result = Run($"param($ids) {script}", Ids());

        var output = result.Values<Guid>("DatasetId").ToHashSet();
        var deleted = Emulator.StoredDeletions().Select(deletion => deletion.DatasetId).ToHashSet();
        Assert.InRange(output.Count, given, most);
        Assert.InRange(deleted.Count, output.Count, most);
        CheckSum(result.Warnings, deleted.Count);
        var named = result.Warnings.SingleOrDefault(line => line.StartsWith("Removed, but not in the output", StringComparison.Ordinal)) ?? "";
        Assert.All(deleted, id => Assert.True(output.Contains(id) != named.Contains(id.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public void A_slow_item_delays_the_items_after_it_when_errors_stop()
    {
        var ids = Ids();
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 2, target => target.Path.EndsWith($"{ids[5]}", StringComparison.Ordinal));

        var result = Run("param($ids) Remove-EsDataset $ids -Confirm:$false -ErrorAction Stop -MaximumRetryCount 1 -ThrottleLimit 4", ids);

        Assert.Equal("ServiceFailed", result.ErrorId);
        Assert.InRange(Emulator.StoredDeletions().Count, 5, 8);
        CheckSum(result.Warnings, Emulator.StoredDeletions().Count);
    }

    [Fact]
    public async Task Nothing_starts_after_an_item_has_failed_in_a_way_that_ends_the_command()
    {
        var ids = Ids();
        var sent = new ConcurrentDictionary<string, int>();
        var allHeld = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        var refused = new TaskCompletionSource();
        await using var server = await StartServerAsync(async (id, context) =>
        {
            var attempt = sent.AddOrUpdate(id, 1, (_, count) => count + 1);
            if (sent.Count == 3)
            {
                allHeld.TrySetResult();
            }

            await allHeld.Task.WaitAsync(context.RequestAborted);
            if (id == $"{ids[1]}")
            {
                context.Response.OnCompleted(() => Task.FromResult(refused.TrySetResult()));
                context.Response.StatusCode = 401;
            }
            else if (id == $"{ids[2]}" && attempt == 1)
            {
                // The retry of this request shows that the command continued after the rejection.
                await refused.Task.WaitAsync(context.RequestAborted);
                context.Response.StatusCode = 503;
            }
            else
            {
                await stopped.Task.WaitAsync(context.RequestAborted);
            }
        });

        var (begun, _) = await StopProbe.RunAsync(Session, server, "param($ids) Remove-EsDataset $ids -Confirm:$false -ThrottleLimit 3 | Out-Probe", requests: 4, () => stopped.TrySetResult(), ids);

        Assert.Equal(4, begun);
        Assert.Equal(ids[..3].Select(id => $"{id}").Order(), sent.Keys.Order());
    }

    [Theory]
    [InlineData(200, "text/html", "<html>Sign in</html>", "UnexpectedResponse")]
    [InlineData(404, "text/html", "<html>Not here</html>", "NotFound")]
    [InlineData(404, "application/json", "{\"detail\":\"Not Found\"}", "NotFound")]
    public async Task A_response_that_is_not_the_services_ends_the_command_once(int status, string type, string body, string error)
    {
        var ids = Ids();
        await using var server = await StartServerAsync(async (_, context) =>
        {
            (context.Response.StatusCode, context.Response.ContentType) = (status, type);
            await context.Response.WriteAsync(body);
            await context.Response.CompleteAsync();
        });
        var before = server.Begun;

        var result = Run("param($ids) Remove-EsDataset $ids -Confirm:$false -ThrottleLimit 4", ids);

        Assert.Equal(error, result.ErrorId);
        // Those under way when the first of them failed, and what was looked up for them.
        Assert.InRange(server.Begun - before, 1, 12);
    }

    [Fact]
    public void Verbose_names_everything_that_was_not_done()
    {
        var ids = Ids();

        var result = Run("param($ids) $ids[1] = [guid]::NewGuid(); Remove-EsDataset $ids -Confirm:$false -ErrorAction Stop -ThrottleLimit 1 -Verbose", ids);

        var named = Assert.Single(result.Warnings, line => line.StartsWith("Not removed: ", StringComparison.Ordinal));
        Assert.All(ids[2..], id => Assert.Contains($"{id}", named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Disconnect-EsAccount; Remove-EsDataset $ids -Confirm:$false")]
    [InlineData("& { throw 'before'; $ids } | Remove-EsDataset -Confirm:$false")]
    [InlineData("Remove-EsDataset $ids -WhatIf; $ids | ForEach-Object { throw 'before' } | Remove-EsDataset -Confirm:$false")]
    public void A_command_that_never_started_does_not_report_an_early_end(string script)
    {
        var result = Run($"param($ids) {script}", Ids());

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    // The numbers of the warning, if any, add up to the number of items.
    private static void CheckSum(IEnumerable<string> warnings, int removed)
    {
        if (warnings.SingleOrDefault(line => line.StartsWith("Remove-EsDataset ended early.", StringComparison.Ordinal)) is { } line)
        {
            var numbers = Numbers().Match(line).Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers[0], numbers[1..].Sum());
            Assert.Equal(removed, numbers[1]);
        }
    }

    private List<Guid> Ids() => [.. Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).Take(100)];

    // Stops a script while the service holds four requests, and completes them once the command knows of the stop.
    private async Task<(int Sent, IReadOnlyList<string> Warnings)> StopWhileHeldAsync(string script, bool release)
    {
        var held = new TaskCompletionSource();
        await using var server = await StartServerAsync((_, context) => held.Task.WaitAsync(context.RequestAborted));
        return await StopProbe.RunAsync(Session, server, $"param($ids) {script} | Out-Probe", requests: 4, () => _ = release && held.TrySetResult(), Ids());
    }

    // A service that runs an action before it responds to a removal.
    private async Task<ScriptedServer> StartServerAsync(Func<string, HttpContext, Task> beforeRemoval)
    {
        var server = await ScriptedServer.StartAsync(async context =>
        {
            var id = context.Request.Path.Value!.Split('/')[^1];
            context.Response.ContentType = "application/json";
            if (context.Request.Method == "DELETE")
            {
                await beforeRemoval(id, context);
            }

            if (context.Response.HasStarted)
            {
                return;
            }

            await context.Response.WriteAsync(context.Request.Method == "DELETE" ? $$"""{"dataset_id":"{{id}}","dataset_version_id":"{{Guid.NewGuid()}}"}""" : """{"items":[],"next_cursor":null}""");
        });
        Session.Connect(server.BaseUri);
        return server;
    }

    [GeneratedRegex(@"Of (\d+) datasets?: (\d+) removed, (\d+) not removed(?: \(\d+ failed\))?, (\d+) unknown")]
    private static partial Regex Numbers();
}
