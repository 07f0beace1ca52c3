using System.Text;
using Earthscale.Client.Authentication;
using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Sessions;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Authentication;

/// <summary>One session file, and several independent users of it, as in several processes.</summary>
public sealed class SharedSessionTests : AuthFixture
{
    [Fact]
    public async Task Holders_that_renew_at_once_use_no_refresh_token_twice()
    {
        await SignInAndSaveAsync();
        var holders = Enumerable.Range(0, 8).Select(_ => CreateContext()).ToList();

        for (var round = 0; round < 10; round++)
        {
            Clock.Advance(TimeSpan.FromHours(2));
            await Task.WhenAll(holders.Select(CallAsync));
        }

        // One renewal per round: the others read its token from the file.
        Assert.Equal(10, Grants("refresh_token").Count());
        Assert.All(Grants("refresh_token"), request => Assert.Equal(200, request.Status));
    }

    [Fact]
    public async Task A_holder_whose_token_is_refused_uses_the_newer_one_in_the_file()
    {
        await SignInAndSaveAsync();
        var holders = Enumerable.Range(0, 3).Select(_ => CreateContext()).ToList();
        Clock.Advance(TimeSpan.FromSeconds(5));

        // The server revokes the token early: each user of the file gets a 401.
        foreach (var holder in holders)
        {
            Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken), count: 1, target => target.IsApi);
            await CallAsync(holder);
        }

        Assert.Equal(200, Assert.Single(Grants("refresh_token")).Status);
    }

    [Fact]
    public async Task A_token_that_the_Python_client_renewed_is_read_from_the_file()
    {
        await SignInAndSaveAsync();
        var file = File();
        var spent = file.Read().Session!;
        var holder = CreateContext();
        Clock.Advance(TimeSpan.FromHours(2));

        // It takes no lock, so that it can renew after this client reads the file and before it sends its request.
        var fresh = await new AuthService(Address, Clock).RefreshAsync(spent, ClientOptions, Cancellation);
        var source = new TokenProvider(spent.Email, new AuthService(Address, Clock), file, signIn: null, Clock, followsFile: true);
        var renewal = source.NextAsync(spent, ClientOptions with { Observer = _ => file.Write(fresh) }, Cancellation);

        Assert.True((await renewal).IsSame(fresh));
        await CallAsync(holder);
        Assert.Equal([200, 400], Grants("refresh_token").Select(request => request.Status));
    }

    [Fact]
    public async Task A_holder_waits_for_the_lock_of_another()
    {
        await SignInAndSaveAsync();
        var holder = CreateContext();
        Clock.Advance(TimeSpan.FromHours(2));
        Task call;
        using (await File().LockAsync(TimeSpan.FromMinutes(1), Cancellation))
        {
            call = CallAsync(holder);
            var other = SignInAsync();
            await other;
            Assert.False(call.IsCompleted);
            Assert.Empty(Grants("refresh_token"));
        }

        await call;
        Assert.Single(Grants("refresh_token"));
    }

    [Fact]
    public async Task A_lock_that_is_held_too_long_is_a_time_limited_wait()
    {
        await SignInAndSaveAsync();
        var holder = CreateContext();
        using var held = await File().LockAsync(TimeSpan.FromMinutes(1), Cancellation);
        var shortTimeout = ClientOptions with { Timeout = TimeSpan.FromMilliseconds(100) };

        var other = await SignInAsync(Settings());
        await SignIn.KeepAsync(other, shortTimeout, Cancellation);
        Assert.Contains("kept in memory only", Assert.Single(Warnings), StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromHours(2));
        using var client = Client(holder, shortTimeout);
        var failure = await Assert.ThrowsAsync<SignInException>(() => client.CheckAsync(Cancellation));

        Assert.Equal(SignInError.Unavailable, failure.Error);
        Assert.Contains($"{SessionPath}.lock for 0.1 s", failure.Message, StringComparison.Ordinal);
        await CallAsync(other);
    }

    [Fact]
    public async Task A_session_that_another_sign_in_of_the_account_left_in_the_file_is_neither_used_nor_ended()
    {
        await SignInAndSaveAsync();
        var stored = File().Read().Session!;
        var file = File();
        var tokens = new TokenProvider(stored.Email, new AuthService(Address, Clock), file, signIn: null, Clock, followsFile: false);
        await tokens.KeepAsync(Session(stored, "ours"), ClientOptions, Cancellation);
        file.Write(Session(stored, "theirs"));

        await tokens.EndAsync(Session(stored, "ours"), ClientOptions, Cancellation);
        Assert.True(System.IO.File.Exists(SessionPath));
        await Assert.ThrowsAsync<NotSignedInException>(() => tokens.NextAsync(Session(stored, "ours"), ClientOptions, Cancellation));

        await tokens.EndAsync(Session(stored, "theirs"), ClientOptions, Cancellation);
        Assert.False(System.IO.File.Exists(SessionPath));
    }

    // Like an access token of GoTrue, with the claim that renewals keep; the emulator does not accept it.
    private static SessionTokens Session(SessionTokens like, string id) => new()
    {
        Email = like.Email,
        AccessToken = $"header.{Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"session_id":"{{id}}"}""")).TrimEnd('=')}.signature",
        RefreshToken = $"refresh-{id}",
        ServerExpiresAt = like.ServerExpiresAt,
        ExpiresAt = like.ExpiresAt,
    };

    private AuthAddress Address => new(Emulator.BaseUri.OriginalString, "AuthUri", anonKey: null, "AuthAnonKey");

    private SessionFile File() => new(SessionPath, Address, isDefault: false);

    // Not SignIn.FindStored, which returns the same object to all in a process.
    private ClientContext CreateContext()
    {
        var session = File().Read().Session!;
        var source = new TokenProvider(session.Email, new AuthService(Address, Clock), File(), signIn: null, Clock, followsFile: true);
        return new ClientContext(new TokenCredential(SignInKind.SessionFile, source, session), Emulator.BaseUri, "test");
    }
}
