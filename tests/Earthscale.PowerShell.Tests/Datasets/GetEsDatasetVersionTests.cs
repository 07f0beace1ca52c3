using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

public sealed class GetEsDatasetVersionTests : EmulatorFixture
{
    protected override EmulatorOptions Options => new() { Datasets = 2000, SampleCatalog = false };

    [Fact]
    public void Thousands_come_in_the_order_of_the_listing()
    {
        // Every seventh response is late, and must not be overtaken.
        var number = 0;
        Emulator.Faults.Next(
            new Fault(FaultKind.Slow) { Delay = TimeSpan.FromMilliseconds(50) },
            count: 100,
            when: target => target.Path.EndsWith("/latest", StringComparison.Ordinal) && Interlocked.Increment(ref number) % 7 == 0);

        var versions = Run("Get-EsDataset | Get-EsDatasetVersion -ThrottleLimit 16").ThrowOnError();

        Assert.Equal(0, Emulator.Faults.Pending);
        Assert.Equal(Emulator.StoredDatasets().Select(dataset => dataset.DatasetId), versions.Values<Guid>("DatasetId"));
    }

    [Fact]
    public void The_first_few_do_not_cost_all()
    {
        Run("Get-EsDataset | Get-EsDatasetVersion -ThrottleLimit 2 | ForEach-Object { if (++$n -ge 3) { break } }");

        Assert.InRange(Emulator.RequestCount, 4, 100);
    }

    [Theory]
    [InlineData("", 8)]
    [InlineData("-ThrottleLimit 3", 3)]
    public async Task The_number_of_concurrent_requests_is_limited(string throttle, int limit)
    {
        var most = 0;
        ScriptedServer? self = null;
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/cursor", StringComparison.Ordinal))
            {
                await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, """{"items":[]}""", context.RequestAborted);
                return;
            }

            // No request gets a response until the maximum number has arrived; the test would see one more.
            InterlockedMax(ref most, self!.Open);
            await self.UntilAsync(it => Volatile.Read(ref most) >= limit);
            context.Response.StatusCode = 400;
        });
        self = server;
        Session.Connect(server.BaseUri);

        var result = Run($"1..40 | ForEach-Object {{ [guid]::NewGuid() }} | Get-EsDatasetVersion {throttle}");

        Assert.Equal(40, result.Errors.Count);
        Assert.Equal(limit, most);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
