using System.Collections.Concurrent;
using System.Net;
using Earthscale.Client.Authentication.Credentials;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.Emulator.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Earthscale.Client.Tests.Http;

/// <summary>After 429, all requests of an account slow down.</summary>
public sealed class ThrottleTests : ClientFixture
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Everything_waits_and_then_is_sent_in_turn()
    {
        var throttle = new Throttle(_time);
        var until = new List<DateTimeOffset>();
        await throttle.WaitAsync(false, until.Add, Cancellation);
        throttle.Refused(_time.GetUtcNow(), TimeSpan.FromSeconds(65));
        var resumeAt = _time.GetUtcNow().AddSeconds(65);
        var waits = Enumerable.Range(0, 3).Select(_ => throttle.WaitAsync(false, until.Add, Cancellation)).ToList();

        _time.Advance(TimeSpan.FromSeconds(64.9));
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal([true, false, false], waits.Select(wait => wait.IsCompleted));
        Assert.All(until, time => Assert.Equal(resumeAt, time));
        _time.Advance(TimeSpan.FromSeconds(10));
        await Task.WhenAll(waits);
    }

    [Fact]
    public void A_refused_request_goes_first()
    {
        var throttle = new Throttle(_time);
        throttle.Refused(_time.GetUtcNow(), TimeSpan.FromSeconds(1));
        var waits = ((bool[])[false, false, true]).Select(isRepeated => throttle.WaitAsync(isRepeated, _ => { }, Cancellation)).ToList();

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([false, false, true], waits.Select(wait => wait.IsCompleted));
    }

    [Fact]
    public async Task A_wait_can_be_ended()
    {
        var throttle = new Throttle(_time);
        throttle.Refused(_time.GetUtcNow(), TimeSpan.FromSeconds(65));
        using var stop = new CancellationTokenSource();
        var wait = throttle.WaitAsync(false, _ => { }, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Theory]
    [InlineData(10, 8, 1200)]
    [InlineData(30, 64, 600)]
    [InlineData(60, 1, 120)]
    [InlineData(600, 8, 120)]
    [InlineData(6000, 64, 120)]
    public void Bulk_work_goes_near_the_limit_with_few_refusals(int perMinute, int workers, int seconds)
    {
        var (throttle, step, period) = (new Throttle(_time), TimeSpan.FromMilliseconds(5), Math.Max(1, 60.0 / perMinute));
        var (tokens, accepted, refused) = (perMinute / 6.0, 0, 0);
        var (turns, refusals) = (new Task?[workers], new int[workers]);
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(seconds); passed += step)
        {
            tokens = Math.Min(Math.Max(1, perMinute / 6.0), tokens + (perMinute / 60.0 * step.TotalSeconds));
            // The maximum number of requests is in progress before the first response.
            for (var i = 0; i < workers; i++)
            {
                turns[i] ??= throttle.WaitAsync(refusals[i] > 0, _ => { }, Cancellation);
            }

            foreach (var i in Enumerable.Range(0, workers).Where(i => turns[i]!.IsCompleted).ToList())
            {
                turns[i] = null;
                if (tokens >= 1)
                {
                    (tokens, accepted, refusals[i]) = (tokens - 1, accepted + 1, 0);
                    throttle.Accepted();
                }
                else
                {
                    (refused, refusals[i]) = (refused + 1, refusals[i] + 1);
                    throttle.Refused(_time.GetUtcNow(), TimeSpan.FromSeconds(Math.Ceiling(period)));
                }

                Assert.True(refusals[i] <= 3, "A request is refused more often than it is sent again.");
            }

            _time.Advance(step);
        }

        Assert.True(accepted >= perMinute * seconds / 60 * 0.9, $"{accepted} accepted");
        // All requests in progress get the first 429 responses.
        Assert.True(refused <= workers + (accepted * 0.1), $"{refused} refused of {accepted}");
    }

    [Fact]
    public async Task Sixty_requests_against_a_wait_of_65_seconds_all_succeed()
    {
        // Three, so that even a request that gets all of them stays within the limit of five minutes.
        InjectFault("POST", new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 65 }, count: 3);
        var warnings = new ConcurrentQueue<string>();
        using var client = new EarthscaleClient(Context(Emulator.BaseUri), ClientOptions(maxRetries: 8) with { Timeout = TimeSpan.FromDays(1), Warn = warnings.Enqueue }, _time);
        using var slots = new SemaphoreSlim(8);

        var adding = Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
        {
            await slots.WaitAsync(Cancellation);
            try
            {
                return await AddAsync(client, new NewVectorDataset { Name = $"new-{number}", Url = "gs://bucket/new.fgb" });
            }
            finally
            {
                slots.Release();
            }
        }));
        await AdvanceUntilAsync(adding);

        Assert.Equal(60, (await adding).Length);
        Assert.Equal(63, Emulator.Requests.Count(request => request.Method == "POST"));
        Assert.Contains("all requests of this account wait until", warnings.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_for_the_throttle_does_not_count_toward_the_five_minutes()
    {
        InjectFault("POST", new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 65 }, count: 2);
        var paused = new TaskCompletionSource();
        using var client = new EarthscaleClient(Context(Emulator.BaseUri), ClientOptions(maxRetries: 2) with { Timeout = TimeSpan.FromDays(1), Warn = _ => paused.TrySetResult() }, _time);
        var adding = AddAsync(client);
        await paused.Task;

        // Another request of the account in the same process.
        new ServiceEndpoint(Emulator.BaseUri, new ApiKeyCredential(EmulatorOptions.WellKnownApiKey, "-ApiKey")).Throttle(_time).Refused(_time.GetUtcNow(), TimeSpan.FromSeconds(290));
        await AdvanceUntilAsync(adding);

        Assert.Equal("new", (await adding).Name);
        Assert.Equal(3, Emulator.Requests.Count(request => request.Method == "POST"));
    }

    [Theory]
    [InlineData("https://a.example/", "one", true)]
    [InlineData("https://a.example/", "two", false)]
    [InlineData("https://b.example/", "one", false)]
    public void Contexts_of_one_account_at_one_service_share_their_throttle(string root, string key, bool same)
    {
        var first = new ServiceEndpoint(new Uri("https://a.example/"), new ApiKeyCredential("one", "-ApiKey")).Throttle(_time);

        Assert.Equal(same, first == new ServiceEndpoint(new Uri(root), new ApiKeyCredential(key, "-ApiKey")).Throttle(_time));
        GC.KeepAlive(first);
    }

    [Fact]
    public async Task A_wait_beyond_the_limit_is_fatal()
    {
        InjectFault("DELETE", new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 3600 });
        using var client = Client();

        var error = await Assert.ThrowsAsync<ServiceException>(() => RemoveAsync(client, AnyDataset()));

        Assert.Equal((HttpStatusCode.TooManyRequests, 1, true), (error.StatusCode, error.Attempts, error.IsFatal));
    }

    private async Task AdvanceUntilAsync(Task ended)
    {
        while (!ended.IsCompleted)
        {
            await Task.Delay(1, Cancellation);
            _time.Advance(TimeSpan.FromMilliseconds(200));
        }
    }
}
