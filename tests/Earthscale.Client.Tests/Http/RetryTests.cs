using System.Globalization;
using System.Net;
using System.Text;
using Earthscale.Client.Http;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Http;

public sealed class RetryTests : ClientFixture
{
    public static TheoryData<FaultKind, FaultMoment> Passing => new()
    {
        { FaultKind.TooManyRequests, FaultMoment.BeforeAction },
        { FaultKind.ServiceUnavailable, FaultMoment.BeforeAction },
        { FaultKind.BadGateway, FaultMoment.BeforeAction },
        { FaultKind.Reset, FaultMoment.BeforeAction },
        { FaultKind.Reset, FaultMoment.AfterAction },
        { FaultKind.Truncate, FaultMoment.BeforeAction },
        { FaultKind.Truncate, FaultMoment.AfterAction },
        { FaultKind.Close, FaultMoment.AfterAction },
        { FaultKind.ServiceUnavailable, FaultMoment.AfterAction },
        { FaultKind.GatewayTimeout, FaultMoment.AfterAction },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Reading_is_retried_after_temporary_faults(FaultKind kind, FaultMoment moment)
    {
        InjectFault("GET", new Fault(kind) { Moment = moment }, count: 2);
        using var client = Client();

        var version = await ReadAsync(client);

        Assert.Equal(AnyDataset(), version.DatasetId);
        Assert.Equal(3, Emulator.RequestCount);
        Assert.Equal([2, 3], Events.OfType<RetryScheduled>().Select(retry => retry.NextAttempt));
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Removing_is_retried_after_temporary_faults(FaultKind kind, FaultMoment moment)
    {
        var id = AnyDataset();
        InjectFault("DELETE", new Fault(kind) { Moment = moment }, count: 2);
        using var client = Client();

        var removed = await RemoveAsync(client, id);

        Assert.Equal(id, removed.DatasetId);
        Assert.Single(Emulator.StoredDeletions());
        Assert.DoesNotContain(Emulator.StoredDatasets(), dataset => dataset.DatasetId == id);
        // The marker id was in the lost response.
        Assert.Equal(moment == FaultMoment.AfterAction, removed.MarkerVersionId is null);
    }

    [Fact]
    public async Task A_dataset_that_never_existed_is_not_reported_as_removed()
    {
        // The error comes before the removal, so that the first attempt cannot have removed it.
        InjectFault("DELETE", new Fault(FaultKind.TooManyRequests));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ServiceException>(() => RemoveAsync(client, Guid.NewGuid()));

        Assert.Equal((HttpStatusCode.NotFound, 2, false), (error.StatusCode, error.Attempts, error.OutcomeUnknown));
    }

    [Fact]
    public async Task Adding_is_retried_when_the_service_cannot_have_acted()
    {
        InjectFault("POST", new Fault(FaultKind.TooManyRequests), count: 2);
        using var client = Client();

        var added = await AddAsync(client);

        var stored = Assert.Single(Emulator.StoredDatasets(), dataset => dataset.Name == "new");
        Assert.Equal((stored.DatasetId, stored.VersionId, 1), (added.DatasetId, added.DatasetVersionId, stored.Versions));
        Assert.Equal(3, Emulator.RequestCount);
    }

    [Fact]
    public async Task Adding_that_the_service_refuses_cannot_have_acted()
    {
        InjectFault("POST", new Fault(FaultKind.TooManyRequests));
        using var client = Client();
        var nameless = new Client.Datasets.NewImageDataset { Name = null!, Urls = [] };

        var error = await Assert.ThrowsAsync<ServiceException>(() => AddAsync(client, nameless));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2, false), (error.StatusCode, error.Attempts, error.OutcomeUnknown));
    }

    [Fact]
    public async Task Adding_is_retried_after_a_refused_connection()
    {
        var server = RawServer.Returning("");
        var address = server.BaseUri;
        await server.DisposeAsync();
        using var client = Client(address);

        var error = await Assert.ThrowsAsync<ConnectionException>(() => AddAsync(client));

        Assert.Equal((ConnectionError.Refused, 5, false), (error.Error, error.Attempts, error.OutcomeUnknown));
        Assert.True(error.IsFatal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_wait_is_as_long_as_Retry_After(bool asDate)
    {
        InjectFault("GET", new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 40, RetryAfterAsDate = asDate });
        using var client = Client();

        await ReadAsync(client);

        var wait = Assert.Single(Time.Waits);
        Assert.Equal(wait, Assert.Single(Events.OfType<RetryScheduled>()).Delay);
        // A date has whole seconds, and the server reads its clock twice.
        Assert.InRange(wait.TotalSeconds, asDate ? 38 : 40, asDate ? 41 : 40);
    }

    [Fact]
    public async Task A_date_is_compared_with_the_servers_clock()
    {
        var date = new DateTimeOffset(2040, 5, 1, 0, 0, 0, TimeSpan.Zero);
        await using var server = RawServer.Returning(string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 503 Busy\r\nDate: {date:R}\r\nRetry-After: {date.AddSeconds(7):R}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using var client = Client(server.BaseUri, maxRetries: 1);

        var error = await Assert.ThrowsAsync<ServiceException>(() => ReadAsync(client));

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(Time.Waits));
        Assert.Equal(TimeSpan.FromSeconds(7), error.RetryAfter);
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_limit_is_not_retried()
    {
        InjectFault("GET", new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 3600 });
        using var client = Client();

        var error = await Assert.ThrowsAsync<ServiceException>(() => ReadAsync(client));

        Assert.Equal((HttpStatusCode.TooManyRequests, 1), (error.StatusCode, error.Attempts));
        Assert.Contains("asking to wait 3600 s", error.Message, StringComparison.Ordinal);
        Assert.Empty(Time.Waits);
    }

    [Fact]
    public async Task Waits_grow_up_to_a_maximum()
    {
        InjectFault("GET", new Fault(FaultKind.BadGateway), count: 100);
        using var client = Client(maxRetries: 20);

        await Assert.ThrowsAsync<ServiceException>(() => ReadAsync(client));

        Assert.All(Time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, RetryRules.MaxBackOff));
        Assert.True(Time.Waits.Take(2).Max() < TimeSpan.FromSeconds(5), "The first waits are short.");
        Assert.True(Time.Waits.Max() > TimeSpan.FromSeconds(10), "Later ones are long.");
        Assert.InRange(Time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait), TimeSpan.Zero, RetryRules.MaxTotal + RetryRules.MaxBackOff);
    }

    [Fact]
    public async Task All_attempts_together_have_a_time_limit()
    {
        InjectFault("GET", new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 50 }, count: 100);
        using var client = Client(maxRetries: 100);

        var error = await Assert.ThrowsAsync<ServiceException>(() => ReadAsync(client));

        // Five waits of 50 s; a sixth would end at 300 s, the limit.
        Assert.Equal(6, error.Attempts);
    }

    [Fact]
    public async Task When_retries_end_the_last_response_is_the_error()
    {
        InjectFault("GET", new Fault(FaultKind.BadGateway), count: 2);
        InjectFault("GET", new Fault(FaultKind.TooManyRequests), count: 100);
        using var client = Client(maxRetries: 2);

        var error = await Assert.ThrowsAsync<ServiceException>(() => ReadAsync(client));

        Assert.Equal((HttpStatusCode.TooManyRequests, 3), (error.StatusCode, error.Attempts));
        Assert.NotNull(error.ErrorClass);
        Assert.NotNull(error.RequestId);
        Assert.Contains("after 3 attempts", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.ServiceMessage!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_retries_the_first_failure_is_the_error()
    {
        InjectFault("GET", new Fault(FaultKind.Reset));
        using var client = Client(maxRetries: 0);

        var error = await Assert.ThrowsAsync<ConnectionException>(() => ReadAsync(client));

        Assert.Equal((ConnectionError.Broken, 1), (error.Error, error.Attempts));
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_a_failure()
    {
        await using var server = new RawServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using var client = CreateClient(server.BaseUri, TimeSpan.FromMilliseconds(200), maxRetries: 1);

        var read = await Assert.ThrowsAsync<ConnectionException>(() => ReadAsync(client));
        var added = await Assert.ThrowsAsync<ConnectionException>(() => AddAsync(client));

        Assert.Equal((ConnectionError.TimedOut, 2), (read.Error, read.Attempts));
        Assert.Equal((ConnectionError.TimedOut, 1, true), (added.Error, added.Attempts, added.OutcomeUnknown));
    }

    [Fact]
    public async Task A_wait_ends_with_the_last_failure_after_NoMoreAttempts()
    {
        InjectFault("DELETE", new Fault(FaultKind.BadGateway));
        using var stop = new CancellationTokenSource();
        // With the real clock, because the test measures the wait.
        using var client = new EarthscaleClient(
            Context(Emulator.BaseUri),
            new EarthscaleClientOptions { NoMoreAttempts = stop.Token, Observer = happened => { if (happened is RetryScheduled) { stop.Cancel(); } } });

        var error = await Assert.ThrowsAsync<ServiceException>(() => RemoveAsync(client, AnyDataset()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RemoveAsync(client, AnyDataset()));

        Assert.Equal((HttpStatusCode.BadGateway, 1, true), (error.StatusCode, error.Attempts, error.OutcomeUnknown));
        Assert.Equal(1, Emulator.RequestCount);
    }

    [Fact]
    public async Task A_running_attempt_may_succeed_after_NoMoreAttempts()
    {
        var id = AnyDataset();
        using var stop = new CancellationTokenSource();
        await using var server = new RawServer(async (_, stream, cancel) =>
        {
            await stop.CancelAsync();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{{\"dataset_id\":\"{id}\",\"dataset_version_id\":\"{id}\"}}"), cancel);
        });
        using var client = StoppableClient(server.BaseUri, stop);

        Assert.Equal(id, (await RemoveAsync(client, id)).DatasetId);
    }
}
