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
    public void A_removed_dataset_is_an_error_and_the_others_are_returned()
    {
        var ids = Emulator.StoredDatasets().Take(3).Select(dataset => dataset.DatasetId).ToList();
        var gone = Guid.NewGuid();

        var result = Run("param($ids) $ids | Get-EsDatasetVersion", new object[] { new[] { ids[0], gone, ids[1], ids[2] } });

        Assert.Equal(ids, result.Values<Guid>("DatasetId"));
        Assert.Equal("DatasetNotFound", result.ErrorId);
        Assert.Equal(gone, result.Errors[0].TargetObject);
    }

    [Fact]
    public void Versions_are_found_by_their_own_ids()
    {
        var first = Run("Get-EsDataset -First 1").ThrowOnError();
        var id = first.Values<Guid>("DatasetVersionId").Single();

        Assert.Equal([id], Run("param($id) Get-EsDatasetVersion -VersionId $id", id).ThrowOnError().Values<Guid>("DatasetVersionId"));
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
        Run("param($key, $uri) Connect-EsAccount -ApiKey $key -ApiUri $uri", ModuleSession.Secret("a-key"), server.BaseUri).ThrowOnError();

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
