using Earthscale.Client.Authentication;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Authentication;

public sealed class SignOutTests : AuthFixture
{
    [Fact]
    public async Task Signing_out_ends_the_session_at_the_server_in_the_file_and_here()
    {
        var context = await SignInAndSaveAsync();
        await CallAsync(context);
        var token = Emulator.Requests[^1].Headers["Authorization"];

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        Assert.False(File.Exists(SessionPath));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await StatusAsync(token));
        await Assert.ThrowsAsync<NotSignedInException>(() => CallAsync(context));
    }

    [Fact]
    public async Task Other_sessions_of_the_account_stay_active()
    {
        var context = await SignInAsync();
        var other = await SignInAsync();

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        await CallAsync(other);
    }

    [Fact]
    public async Task An_expired_token_is_renewed_to_sign_out()
    {
        var context = await SignInAndSaveAsync();
        Clock.Advance(TimeSpan.FromHours(2));

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        Assert.Equal(204, Emulator.Requests[^1].Status);
        Assert.False(File.Exists(SessionPath));
    }

    [Fact]
    public async Task The_session_of_the_file_is_ended_when_it_is_newer()
    {
        var context = await SignInAndSaveAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        await CallAsync((await SignIn.FindStoredAsync(Settings(), ClientOptions, Cancellation))!);

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        Assert.Single(Grants("refresh_token"));
        Assert.Equal(204, Emulator.Requests[^1].Status);
    }

    [Fact]
    public async Task A_session_that_another_process_renewed_is_ended_after_that_token_expires_too()
    {
        var context = await SignInAndSaveAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        await CallAsync((await SignIn.FindStoredAsync(Settings(), ClientOptions, Cancellation))!);
        Clock.Advance(TimeSpan.FromHours(2));

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        Assert.Equal([200, 200], Grants("refresh_token").Select(request => request.Status));
        Assert.Equal(204, Emulator.Requests[^1].Status);
    }

    [Fact]
    public async Task A_session_that_has_ended_is_signed_out()
    {
        var context = await SignInAsync();
        await CallAsync(context);
        await EndAllSessionsAsync();

        await SignIn.EndAsync(context, ClientOptions, Cancellation);
    }

    [Fact]
    public async Task A_failed_sign_out_at_the_server_is_an_error_and_the_file_is_deleted()
    {
        var context = await SignInAndSaveAsync();
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 10, target => !target.IsApi);

        var failure = await Assert.ThrowsAsync<SignInException>(() => SignIn.EndAsync(context, ClientOptions, Cancellation));

        Assert.Equal(SignInError.Unavailable, failure.Error);
        Assert.False(File.Exists(SessionPath));
        await Assert.ThrowsAsync<NotSignedInException>(() => CallAsync(context));
    }

    [Fact]
    public async Task Another_accounts_file_is_not_changed()
    {
        var context = await SignInAndSaveAsync();
        var others = (await File.ReadAllTextAsync(SessionPath, Cancellation)).Replace("user@", "other@", StringComparison.Ordinal);
        await File.WriteAllTextAsync(SessionPath, others, Cancellation);

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        Assert.Equal(others, await File.ReadAllTextAsync(SessionPath, Cancellation));
    }

    private async Task<System.Net.HttpStatusCode> StatusAsync(string authorization)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Emulator.BaseUri, "v1/datasets"));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
