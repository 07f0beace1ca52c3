using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Earthscale.Emulator.Faults;
using Earthscale.Emulator.Tests.Authentication;
using Earthscale.Emulator.Tests.Running;

namespace Earthscale.Emulator.Tests.Faults;

public class FaultTests
{
    [Fact]
    public async Task Scripted_faults_affect_only_the_next_matching_requests()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var id = emulator.Server.StoredDatasets()[0].DatasetId;
        emulator.Server.Faults.Next(new Fault(FaultKind.ServiceUnavailable), 2, target => target.Method == "DELETE");
        Assert.Equal(200, (await emulator.GetAsync("/v1/datasets")).Status);
        Assert.Equal(2, emulator.Server.Faults.Pending);
        var first = await emulator.DeleteAsync($"/v1/datasets/{id}");
        Assert.Equal((503, "text/plain"), (first.Status, first.ContentType));
        Assert.Equal("0", Assert.Single(first.Headers.GetValues("Retry-After")));
        Assert.Equal(503, (await emulator.DeleteAsync($"/v1/datasets/{id}")).Status);
        Assert.Empty(emulator.Server.StoredDeletions());
        Assert.Equal(200, (await emulator.DeleteAsync($"/v1/datasets/{id}")).Status);
        Assert.Equal(
            [null, FaultKind.ServiceUnavailable, FaultKind.ServiceUnavailable, null],
            emulator.Server.Requests.Select(request => request.Fault?.Kind));
    }

    [Fact]
    public async Task Gateways_have_other_responses()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        emulator.Server.Faults
            .Next(new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 7 })
            .Next(new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = null })
            .Next(new Fault(FaultKind.ServiceUnavailable) { RetryAfterSeconds = 3600, RetryAfterAsDate = true })
            .Next(new Fault(FaultKind.BadGateway))
            .Next(new Fault(FaultKind.ExpiredToken));
        var busy = await emulator.GetAsync("/v1/datasets");
        Assert.Equal((429, TimeSpan.FromSeconds(7)), (busy.Status, busy.Headers.RetryAfter!.Delta!.Value));
        Assert.Null((await emulator.GetAsync("/v1/datasets")).Headers.RetryAfter);
        var down = await emulator.GetAsync("/v1/datasets");
        Assert.InRange(down.Headers.RetryAfter!.Date!.Value - down.Headers.Date!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
        var gateway = await emulator.GetAsync("/v1/datasets");
        Assert.Equal((502, "text/html"), (gateway.Status, gateway.ContentType));
        Assert.Equal(401, (await emulator.GetAsync("/v1/datasets")).Status);
    }

    [Theory]
    [InlineData(FaultKind.Reset, FaultMoment.BeforeAction, 0)]
    [InlineData(FaultKind.Reset, FaultMoment.AfterAction, 1)]
    [InlineData(FaultKind.Close, FaultMoment.BeforeAction, 0)]
    [InlineData(FaultKind.Close, FaultMoment.AfterAction, 1)]
    [InlineData(FaultKind.Truncate, FaultMoment.BeforeAction, 0)]
    [InlineData(FaultKind.Truncate, FaultMoment.AfterAction, 1)]
    public async Task Lost_connection_occurs_before_or_after_the_action_as_planned(FaultKind kind, FaultMoment moment, int added)
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        emulator.Server.Faults.Next(new Fault(kind) { Moment = moment });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => emulator.AddAsync("lost response"));
        Assert.Equal(added, emulator.Server.CountDatasets());
        Assert.Equal(kind == FaultKind.Truncate ? 200 : 0, Assert.Single(emulator.Server.Requests).Status);
        await emulator.AddAsync("next");
    }

    [Theory]
    [InlineData(FaultKind.ServiceUnavailable, FaultMoment.AfterAction, 503, true)]
    [InlineData(FaultKind.BadGateway, FaultMoment.AfterAction, 502, false)]
    [InlineData(FaultKind.GatewayTimeout, FaultMoment.AfterAction, 504, false)]
    [InlineData(FaultKind.GatewayTimeout, FaultMoment.BeforeAction, 504, false)]
    public async Task Gateway_can_fail_after_the_service_has_acted(FaultKind kind, FaultMoment moment, int status, bool retryAfter)
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        emulator.Server.Faults.Next(new Fault(kind) { Moment = moment, RetryAfterSeconds = 1 });
        var reply = await emulator.PostAsync("/v1/datasets", new { type = "vector", name = "n", url = "u" });
        Assert.Equal((status, retryAfter), (reply.Status, reply.Headers.RetryAfter is not null));
        Assert.Equal(moment == FaultMoment.AfterAction ? 1 : 0, emulator.Server.CountDatasets());
    }

    [Fact]
    public async Task Closed_connection_ends_without_a_byte_and_without_a_reset()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        emulator.Server.Faults.Next(new Fault(FaultKind.Close));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, emulator.Server.BaseUri.Port, RunningEmulator.Cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET /v1/datasets HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), RunningEmulator.Cancellation);
        Assert.Equal(0, await stream.ReadAsync(new byte[1], RunningEmulator.Cancellation));
    }

    [Fact]
    public async Task Requests_beyond_the_limit_of_a_key_get_Retry_After()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { RateLimit = 12 });
        var replies = new List<TestResponse>();
        for (var i = 0; i < 3; i++)
        {
            replies.Add(await emulator.GetAsync("/v1/datasets"));
        }

        Assert.Equal([200, 200, 429], replies.Select(reply => reply.Status));
        Assert.InRange(replies[2].Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await SignIn.ListAsync(emulator, await SignIn.WithPasswordAsync(emulator))).Status);
    }

    [Fact(Timeout = 20_000)]
    public async Task Slow_response_does_not_delay_the_end_of_the_server()
    {
        var emulator = await RunningEmulator.StartEmptyAsync();
        emulator.Server.Faults.Next(new Fault(FaultKind.Slow) { Delay = Timeout.InfiniteTimeSpan, Moment = FaultMoment.AfterAction });
        var response = emulator.AddAsync("slow");
        await Polling.UntilAsync(() => emulator.Server.CountDatasets() > 0);

        await emulator.Server.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => response);
    }

    [Fact(Timeout = 60_000)]
    public async Task Slow_response_waits_until_the_client_disconnects()
    {
        await using var emulator = await RunningEmulator.StartEmptyAsync();
        emulator.Server.Faults.Next(new Fault(FaultKind.Slow) { Delay = Timeout.InfiniteTimeSpan, Moment = FaultMoment.AfterAction });
        using var http = new HttpClient { BaseAddress = emulator.Server.BaseUri };
        http.DefaultRequestHeaders.Add("x-earthscale-api-key", EmulatorOptions.WellKnownApiKey);
        using var patience = new CancellationTokenSource();
        using var body = new StringContent("""{"type":"vector","name":"n","url":"u"}""", null, "application/json");
        var response = http.PostAsync(new Uri("/v1/datasets", UriKind.Relative), body, patience.Token);
        await Polling.UntilAsync(() => emulator.Server.CountDatasets() > 0);

        Assert.False(response.IsCompleted);
        Assert.Equal(0, Assert.Single(emulator.Server.Requests).Status);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response);
    }

    [Fact]
    public async Task Random_faults_are_the_same_for_the_same_seed()
    {
        var first = await SequenceAsync(new RandomFaults { Rate = 0.4, Seed = 42, RetryAfterSeconds = 0, SlowDelay = TimeSpan.Zero });
        var again = await SequenceAsync(new RandomFaults { Rate = 0.4, Seed = 42, RetryAfterSeconds = 0, SlowDelay = TimeSpan.Zero });
        var other = await SequenceAsync(new RandomFaults { Rate = 0.4, Seed = 43, RetryAfterSeconds = 0, SlowDelay = TimeSpan.Zero });
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(fault => fault.Length > 0), 20, 60);
        Assert.Contains(first, fault => fault.EndsWith("AfterAction", StringComparison.Ordinal));
        Assert.DoesNotContain("TooManyRequests AfterAction", first);
        Assert.DoesNotContain(first, fault => fault.StartsWith("ExpiredToken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_requested_kinds_occur_and_sign_in_works()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        emulator.Server.Faults = new FaultPlan(new RandomFaults { Rate = 1, Kinds = [FaultKind.BadGateway] });
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(502, (await emulator.GetAsync("/v1/datasets")).Status);
        }

        Assert.Equal(200, (await emulator.GetAsync("/api-versions/v1")).Status);
        emulator.Server.Faults = new FaultPlan();
        Assert.Equal(200, (await emulator.GetAsync("/v1/datasets")).Status);
    }

    private static async Task<List<string>> SequenceAsync(RandomFaults faults)
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { Faults = new FaultPlan(faults) });
        for (var i = 0; i < 100; i++)
        {
            try
            {
                await emulator.GetAsync("/v1/datasets/cursor?limit=1");
            }
            catch (HttpRequestException)
            {
                // A reset or a truncation: the recording has the fault.
            }
        }

        return [.. emulator.Server.Requests.Select(request =>
            request.Fault is { } fault ? string.Create(CultureInfo.InvariantCulture, $"{fault.Kind} {fault.Moment}") : "")];
    }
}
