using Earthscale.Client.Authentication;
using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Sessions;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Authentication;

/// <summary>One session file, and several holders that know nothing of one another, as processes do.</summary>
public sealed class SharedSessionTests : AuthFixture
{
    [Fact]
    public async Task Holders_that_renew_at_once_use_no_refresh_token_twice()
    {
        await SignInAndKeepAsync();
        var holders = Enumerable.Range(0, 8).Select(_ => Holder()).ToList();

        for (var round = 0; round < 10; round++)
        {
            Clock.Advance(TimeSpan.FromHours(2));
            await Task.WhenAll(holders.Select(CallAsync));
        }

        // One renewal a round: the others took its token from the file.
        Assert.Equal(10, Grants("refresh_token").Count());
        Assert.All(Grants("refresh_token"), request => Assert.Equal(200, request.Status));
    }

    [Fact]
    public async Task A_holder_whose_token_is_refused_takes_the_newer_one_of_the_file()
    {
        await SignInAndKeepAsync();
        var holders = Enumerable.Range(0, 3).Select(_ => Holder()).ToList();
        Clock.Advance(TimeSpan.FromSeconds(5));

        // The server ends the token early: each holder learns so from a 401.
        foreach (var holder in holders)
        {
            Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken), count: 1, target => target.IsApi);
            await CallAsync(holder);
        }

        Assert.Equal(200, Assert.Single(Grants("refresh_token")).Status);
    }

    [Fact]
    public async Task A_token_that_the_Python_client_used_meanwhile_is_looked_for_in_the_file()
    {
        await SignInAndKeepAsync();
        var file = File();
        var spent = file.Read().Session!;
        var holder = Holder();
        Clock.Advance(TimeSpan.FromHours(2));

        // It takes no lock, so that it can renew between our look into the file and our request.
        var fresh = await new AuthService(Address, Clock).RefreshAsync(spent, ClientOptions, Cancellation);
        var source = new TokenProvider(spent.Email, new AuthService(Address, Clock), file, signIn: null, Clock);
        var renewal = source.NextAsync(spent, ClientOptions with { Observer = _ => file.Write(fresh) }, Cancellation);

        Assert.True((await renewal).IsSame(fresh));
        await CallAsync(holder);
        Assert.Equal([200, 400], Grants("refresh_token").Select(request => request.Status));
    }

    [Fact]
    public async Task A_holder_waits_for_the_lock_of_another()
    {
        await SignInAndKeepAsync();
        var holder = Holder();
        Clock.Advance(TimeSpan.FromHours(2));
        Task call;
        using (await File().LockAsync(Cancellation))
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

    private AuthAddress Address => new(Emulator.BaseUri.OriginalString, "AuthUri", anonKey: null, "AuthAnonKey");

    private SessionFile File() => new(SessionPath, Address, isDefault: false);

    // Not SignIn.FindStored: within a process, that gives one object to all.
    private ClientContext Holder()
    {
        var session = File().Read().Session!;
        var source = new TokenProvider(session.Email, new AuthService(Address, Clock), File(), signIn: null, Clock);
        return new ClientContext(new TokenCredential(SignInKind.SessionFile, source, session), Emulator.BaseUri, "test");
    }
}
