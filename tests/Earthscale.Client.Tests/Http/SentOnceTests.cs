using Earthscale.Client.Authentication;
using Earthscale.Client.Http;
using Earthscale.Client.Tests.Authentication;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Http;

/// <summary>Each attempt sends a change once, and the client knows whether it was sent.</summary>
public sealed class SentOnceTests : AuthFixture
{
    [Theory]
    [InlineData("GET", null)]
    [InlineData("HEAD", null)]
    [InlineData("DELETE", null)]
    [InlineData("POST", null)]
    [InlineData("POST", "{}")]
    [InlineData("PUT", null)]
    [InlineData("PATCH", "{}")]
    public async Task A_connection_that_closes_without_a_response_gets_one_request(string method, string? body)
    {
        await using var server = new RawServer((_, _, _) => Task.CompletedTask);
        using var client = Client(Key(server.BaseUri), new EarthscaleClientOptions { MaxRetries = 0 });

        var error = await Assert.ThrowsAsync<ConnectionException>(
            () => client.SendAsync(new RawRequest { Method = method, Path = "/v1/datasets", JsonBody = body }, Cancellation));

        Assert.Equal((ConnectionError.Broken, 1, true), (error.Error, error.Attempts, error.OutcomeUnknown));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_wait_for_a_connection_is_stopped_at_once_and_the_request_was_not_sent()
    {
        await using var server = CreateSilentServer();
        using var stop = new CancellationTokenSource();
        using var client = Client(Key(Https(server)), new EarthscaleClientOptions { NoMoreAttempts = stop.Token });

        var removing = client.RemoveAsync(Guid.NewGuid(), removeFromMaps: true, Cancellation);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => removing);
    }

    [Fact]
    public async Task A_wait_for_a_token_is_stopped_at_once_and_the_request_was_not_sent()
    {
        var context = await SignInAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        Emulator.Faults.Next(new Fault(FaultKind.Slow) { Delay = Timeout.InfiniteTimeSpan }, when: target => target.Path == "/auth/v1/token");
        using var stop = new CancellationTokenSource();
        using var client = Client(context, new EarthscaleClientOptions { NoMoreAttempts = stop.Token });

        var removing = client.RemoveAsync(Guid.NewGuid(), removeFromMaps: true, Cancellation);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => removing);
        Assert.DoesNotContain(Emulator.Requests, request => request.Method == "DELETE");
    }

    [Fact]
    public async Task A_connection_time_out_is_not_an_unknown_outcome_and_is_retried()
    {
        await using var server = CreateSilentServer();
        using var client = Client(Key(Https(server)), new EarthscaleClientOptions { MaxRetries = 1, Timeout = TimeSpan.FromMilliseconds(100) });

        var error = await Assert.ThrowsAsync<ConnectionException>(
            () => client.SendAsync(new RawRequest { Method = "POST", Path = "/v1/datasets" }, Cancellation));

        Assert.Equal((ConnectionError.Refused, 2, false), (error.Error, error.Attempts, error.OutcomeUnknown));
        Assert.True(error.IsFatal);
    }

    // Accepts connections, but never responds to the TLS handshake.
    private static RawServer CreateSilentServer() => new((_, _, stop) => Task.Delay(Timeout.Infinite, stop));

    private static Uri Https(RawServer server) => new UriBuilder(server.BaseUri) { Scheme = "https" }.Uri;

    private static EarthscaleContext Key(Uri server) => SignIn.WithApiKey("a-key", server);
}
