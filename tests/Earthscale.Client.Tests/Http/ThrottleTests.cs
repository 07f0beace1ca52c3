using System.Collections.Concurrent;
using System.Net;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.Emulator.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Earthscale.Client.Tests.Http;

/// <summary>A refusal (429) slows down an account's requests together.</summary>
public sealed class ThrottleTests : ClientFixture
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Everything_waits_and_then_goes_in_turn()
    {
        var throttle = new Throttle(_time);
        var until = new List<DateTimeOffset>();
        await throttle.WaitAsync(until.Add, Cancellation);
        throttle.Refused(_time.GetUtcNow(), TimeSpan.FromSeconds(65));
        var resumeAt = _time.GetUtcNow().AddSeconds(65);
        var waits = Enumerable.Range(0, 3).Select(_ => throttle.WaitAsync(until.Add, Cancellation).AsTask()).ToList();

        _time.Advance(TimeSpan.FromSeconds(64.9));
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal([true, false, false], waits.Select(wait => wait.IsCompleted));
        Assert.All(until, time => Assert.Equal(resumeAt, time));
        _time.Advance(TimeSpan.FromSeconds(10));
        await Task.WhenAll(waits);
    }

    [Fact]
    public async Task A_wait_can_be_ended()
    {
        var throttle = new Throttle(_time);
        throttle.Refused(_time.GetUtcNow(), TimeSpan.FromSeconds(65));
        using var stop = new CancellationTokenSource();
        var wait = throttle.WaitAsync(_ => { }, stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(600, 8)]
    [InlineData(6000, 64)]
    public void Bulk_work_goes_near_the_limit_with_few_refusals(int perMinute, int workers)
    {
        var (throttle, step, seconds) = (new Throttle(_time), TimeSpan.FromMilliseconds(5), 120);
        var (tokens, accepted, refused) = (perMinute / 6.0, 0, 0);
        var waiting = new Task?[workers];
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(seconds); passed += step)
        {
            tokens = Math.Min(perMinute / 6.0, tokens + (perMinute / 60.0 * step.TotalSeconds));
            for (var i = 0; i < workers; i++)
            {
                waiting[i] ??= throttle.WaitAsync(_ => { }, Cancellation).AsTask();
                if (!waiting[i]!.IsCompleted)
                {
                    continue;
                }

                waiting[i] = null;
                if (tokens >= 1)
                {
                    (tokens, accepted) = (tokens - 1, accepted + 1);
                    throttle.Accepted();
                }
                else
                {
                    refused++;
                    throttle.Refused(_time.GetUtcNow(), TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(60.0 / perMinute))));
                }
            }

            _time.Advance(step);
        }

        Assert.True(accepted >= perMinute * seconds / 60 * 0.95, $"{accepted} accepted");
        Assert.True(refused <= accepted * 0.1, $"{refused} refused of {accepted}");
    }

    [Fact]
    public async Task Sixty_requests_against_a_wait_of_65_seconds_all_succeed()
    {
        Strike("POST", new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 65 }, count: 8);
        var warnings = new ConcurrentQueue<string>();
        using var client = new EarthscaleClient(Context(Emulator.BaseUri), ClientOptions(maxRetries: 4) with { Timeout = TimeSpan.FromDays(1), Warn = warnings.Enqueue }, _time);
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
        // The clock stands still until all that are under way have been refused, and then goes in steps too small to matter.
        while (Events.OfType<RequestEnded>().Count() < 8)
        {
            await Task.Delay(5, Cancellation);
        }

        _time.Advance(TimeSpan.FromSeconds(65));
        while (!adding.IsCompleted)
        {
            await Task.Delay(5, Cancellation);
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(60, (await adding).Length);
        Assert.Equal(68, Emulator.Requests.Count(request => request.Method == "POST"));
        Assert.Contains("all requests of this account wait until", warnings.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_longer_wait_than_anybody_waits_is_fatal()
    {
        Strike("DELETE", new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 3600 });
        using var client = Client();

        var error = await Assert.ThrowsAsync<ServiceException>(() => RemoveAsync(client, AnyDataset()));

        Assert.Equal((HttpStatusCode.TooManyRequests, 1, true), (error.StatusCode, error.Attempts, error.IsFatal));
    }
}
