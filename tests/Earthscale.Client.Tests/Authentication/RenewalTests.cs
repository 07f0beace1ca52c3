using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Authentication;

public sealed class RenewalTests : AuthFixture
{
    protected override EmulatorOptions Options => base.Options with { Datasets = 200 };

    [Fact]
    public async Task A_token_is_renewed_before_it_expires()
    {
        var context = await SignInAsync();
        Clock.Advance(TimeSpan.FromSeconds(3600 - 59));

        await CallAsync(context);

        Assert.Single(Grants("refresh_token"));
        Assert.DoesNotContain(Emulator.Requests, request => request.Status == 401);
        Assert.Equal(Clock.GetUtcNow().AddHours(1), context.ExpiresAt!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_token_with_time_left_is_not_renewed()
    {
        var context = await SignInAsync();
        Clock.Advance(TimeSpan.FromSeconds(3600 - 70));

        await CallAsync(context);

        Assert.Empty(Grants("refresh_token"));
    }

    [Fact]
    public async Task Early_renewal_that_fails_leaves_the_current_token()
    {
        var context = await SignInAsync();
        Clock.Advance(TimeSpan.FromSeconds(3600 - 30));
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 10, target => !target.IsApi);

        await CallAsync(context);

        Assert.Equal(200, Emulator.Requests[^1].Status);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_request_sent_again()
    {
        var context = await SignInAsync();
        Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken));

        await CallAsync(context);

        Assert.Single(Grants("refresh_token"));
        Assert.Equal([200, 401, 200, 200], Emulator.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task A_new_token_that_is_refused_too_is_the_services_own_error()
    {
        var context = await SignInAsync();
        Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken), count: 2, target => target.IsApi);

        var failure = await Assert.ThrowsAsync<ServiceException>(() => CallAsync(context));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, failure.StatusCode);
        Assert.Single(Grants("refresh_token"));
    }

    [Fact]
    public async Task Many_requests_at_once_share_one_renewal()
    {
        var context = await SignInAsync();
        Clock.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => CallAsync(context)));

        Assert.Single(Grants("refresh_token"));
    }

    [Fact]
    public async Task A_listing_continues_after_tokens_expire()
    {
        var context = await SignInAsync();
        var stored = Emulator.StoredDatasets().Select(dataset => dataset.DatasetId);
        var listed = new List<Guid>();
        using var client = Client(context);

        await foreach (var batch in client.ListAsync(new DatasetQuery { PageSize = 10 }, Cancellation))
        {
            listed.AddRange(batch.Datasets.Select(dataset => dataset.DatasetId));
            Clock.Advance(TimeSpan.FromMinutes(25));
        }

        Assert.Equal(stored, listed);
        Assert.True(Grants("refresh_token").Count() >= 5);
    }

    [Fact]
    public async Task A_bulk_removal_continues_after_tokens_expire_and_sends_no_id_twice()
    {
        var context = await SignInAsync();
        var ids = Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).ToList();
        using var client = Client(context);

        await Parallel.ForEachAsync(ids, Cancellation, async (id, stop) =>
        {
            await client.RemoveAsync(id, removeFromMaps: true, stop);
            Clock.Advance(TimeSpan.FromMinutes(2));
        });

        Assert.Equal(0, Emulator.CountDatasets());
        Assert.Equal(ids.Count, Emulator.Requests.Count(request => request is { Method: "DELETE", Status: 200 }));
        Assert.Equal(ids.Order(), Emulator.StoredDeletions().Select(deletion => deletion.DatasetId).Order());
        Assert.NotEmpty(Grants("refresh_token"));
    }

    [Fact]
    public async Task A_lost_response_does_not_end_the_session_at_once()
    {
        var context = await SignInAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        Emulator.Faults.Next(new Fault(FaultKind.Reset), count: 1, target => !target.IsApi);

        await CallAsync(context);

        Assert.Equal([0, 200], Grants("refresh_token").Select(request => request.Status));
    }

    [Fact]
    public async Task A_refused_renewal_is_one_clear_error_and_is_not_retried()
    {
        var context = await SignInAsync();
        await CallAsync(context);
        await EndAllSessionsAsync();
        Emulator.ClearRequests();

        var failures = new List<NotSignedInException>();
        for (var i = 0; i < 3; i++)
        {
            failures.Add(await Assert.ThrowsAsync<NotSignedInException>(() => CallAsync(context)));
        }

        Assert.Contains("has expired", failures[0].Message, StringComparison.Ordinal);
        Assert.Contains("Connect-EsAccount", failures[0].Message, StringComparison.Ordinal);
        Assert.True(failures[0].IsFatal);
        Assert.Single(Grants("refresh_token"));
    }

    [Fact]
    public async Task A_canceled_caller_does_not_cancel_the_renewal_of_others()
    {
        var context = await SignInAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        Emulator.Faults.Next(new Fault(FaultKind.Slow) { Delay = TimeSpan.FromMilliseconds(300) }, count: 1, target => !target.IsApi);
        using var cancel = new CancellationTokenSource();
        using var client = Client(context);

        var first = client.CheckAsync(cancel.Token);
        var second = CallAsync(context);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await second;
        Assert.Single(Grants("refresh_token"));
    }

    [Fact]
    public async Task Renewals_are_reported_to_the_observer_without_a_secret()
    {
        var context = await SignInAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        var events = new System.Collections.Concurrent.ConcurrentQueue<RequestEvent>();
        using var client = Client(context, ClientOptions with { Observer = events.Enqueue });

        await client.CheckAsync(Cancellation);

        Assert.Contains(events, happened => happened.Uri.EndsWith("/auth/v1/token?grant_type=refresh_token", StringComparison.Ordinal));
        Assert.DoesNotContain(events, happened => happened.ToString().Contains("emulator-refresh", StringComparison.Ordinal));
    }
}
