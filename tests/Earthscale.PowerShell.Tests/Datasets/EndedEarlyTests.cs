using System.Management.Automation;
using Earthscale.Emulator;
using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>However removals are ended early, what was sent is accounted for and nothing else is sent.</summary>
public sealed class EndedEarlyTests : EmulatorFixture
{
    protected override EmulatorOptions Options => base.Options with { Datasets = 100 };

    [Theory]
    [InlineData("Remove-EsDataset $ids -Confirm:$false -ThrottleLimit 4", 100)]
    [InlineData("$ids | Remove-EsDataset -Confirm:$false -ThrottleLimit 4", 4)]
    public void After_a_stop_what_was_sent_is_awaited_and_the_rest_is_named(string script, int known)
    {
        var (sent, warnings) = StopWhile($"param($ids) {script}", TimeSpan.FromMilliseconds(700));

        Assert.Equal(4, sent);
        Assert.Equal(4, Emulator.StoredDeletions().Count);
        Assert.Contains(warnings, line => line.StartsWith("The command ended early, after 0 were removed", StringComparison.Ordinal));
        var done = Assert.Single(warnings, line => line.StartsWith("4 more were removed", StringComparison.Ordinal));
        Assert.All(Emulator.StoredDeletions(), deletion => Assert.Contains(deletion.DatasetId.ToString(), done, StringComparison.Ordinal));
        var rest = Assert.Single(warnings, line => line.Contains("were not removed", StringComparison.Ordinal));
        Assert.InRange(int.Parse(rest.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), known > 4 ? 96 : 1, 96);
    }

    [Fact]
    public void After_a_stop_an_answer_that_does_not_come_is_not_awaited_for_ever()
    {
        var (sent, warnings) = StopWhile("param($ids) Remove-EsDataset $ids[0..1] -Confirm:$false", Timeout.InfiniteTimeSpan, count: 2);

        Assert.Equal(2, sent);
        var open = Assert.Single(warnings, line => line.StartsWith("2 may have been removed", StringComparison.Ordinal));
        Assert.Contains("no response in time", open, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_while_somebody_upstream_is_busy_is_accounted_for_too()
    {
        var (_, warnings) = StopWhile(
            "param($ids) & { $ids[0]; $ids[1]; [Threading.Thread]::Sleep(30000) } | Remove-EsDataset -Confirm:$false", TimeSpan.FromMilliseconds(500), count: 2);

        Assert.Single(warnings, line => line.StartsWith("2 more were removed", StringComparison.Ordinal));
        Assert.Equal(2, Emulator.StoredDeletions().Count);
    }

    [Theory]
    [InlineData("$ids | Remove-EsDataset -Confirm:$false -PassThru | ForEach-Object { $_; break }")]
    [InlineData("$ids | Remove-EsDataset -Confirm:$false -PassThru | ForEach-Object { $_; throw 'enough' }")]
    [InlineData("& { $ids; throw 'enough' } | Remove-EsDataset -Confirm:$false -PassThru")]
    public void A_pipeline_that_others_end_loses_no_removal(string script)
    {
        var result = Run($"param($ids) {script}", Ids());

        AccountsForAll(result, result.Values<Guid>("DatasetId").Count());
    }

    [Fact]
    public void An_error_that_stops_loses_no_removal()
    {
        var ids = Ids();
        ids[10] = Guid.NewGuid();

        var result = Run("param($ids) $ids | Remove-EsDataset -Confirm:$false -PassThru -ErrorAction Stop", ids);

        Assert.Equal("DatasetNotFound", result.ErrorId);
        AccountsForAll(result, 10);
    }

    // Each deletion in the database is in the output or named in the warning.
    private void AccountsForAll(RunResult result, int given)
    {
        var named = result.Warnings.SingleOrDefault(line => line.Contains("more were removed", StringComparison.Ordinal)) ?? "";
        var output = result.Values<Guid>("DatasetId").ToHashSet();
        Assert.Equal(given, output.Count);
        Assert.All(
            Emulator.StoredDeletions(),
            deletion => Assert.True(output.Contains(deletion.DatasetId) != named.Contains(deletion.DatasetId.ToString(), StringComparison.Ordinal)));
        Assert.InRange(Emulator.StoredDeletions().Count, given, 99);
    }

    private List<Guid> Ids() => [.. Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).Take(100)];

    // Stops a script once the service holds as many requests as may run at a time.
    private (int Sent, IReadOnlyList<string> Warnings) StopWhile(string script, TimeSpan delay, int count = 4)
    {
        using var arrived = new CountdownEvent(count);
        var sent = 0;
        Emulator.Faults.Next(new Fault(FaultKind.Slow) { Delay = delay }, count: 1000, _ =>
        {
            Interlocked.Increment(ref sent);
            if (!arrived.IsSet)
            {
                arrived.Signal();
            }

            return true;
        });
        using var shell = System.Management.Automation.PowerShell.Create(Session.Runspace);
        shell.AddScript(script).AddArgument(Ids());
        var running = shell.BeginInvoke();
        Assert.True(arrived.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        return (sent, [.. shell.Streams.Warning.Select(record => record.Message)]);
    }
}
