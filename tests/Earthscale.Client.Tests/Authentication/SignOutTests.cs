using Earthscale.Client.Authentication;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Authentication;

public sealed class SignOutTests : AuthFixture
{
    [Fact]
    public async Task Signing_out_ends_the_session_at_the_server_in_the_file_and_here()
    {
        var context = await SignInAndKeepAsync();
        await CallAsync(context);
        var token = Emulator.Requests[^1].Headers["Authorization"];

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        Assert.False(File.Exists(SessionPath));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await StatusAsync(token));
        await Assert.ThrowsAsync<NotSignedInException>(() => CallAsync(context));
    }

    [Fact]
    public async Task Other_sessions_of_the_account_go_on()
    {
        var context = await SignInAsync();
        var other = await SignInAsync();

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        await CallAsync(other);
    }

    [Fact]
    public async Task A_spent_token_is_renewed_to_sign_out()
    {
        var context = await SignInAndKeepAsync();
        Clock.Advance(TimeSpan.FromHours(2));

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        Assert.Equal(204, Emulator.Requests[^1].Status);
        Assert.False(File.Exists(SessionPath));
    }

    [Fact]
    public async Task The_session_of_the_file_is_ended_when_it_is_newer()
    {
        var context = await SignInAndKeepAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        await CallAsync((await SignIn.FindStoredAsync(Settings(), ClientOptions, Cancellation))!);

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        Assert.Single(Grants("refresh_token"));
        Assert.Equal(204, Emulator.Requests[^1].Status);
    }

    [Fact]
    public async Task A_session_that_is_over_already_is_signed_out()
    {
        var context = await SignInAsync();
        await EndAllSessionsAsync(context);

        await SignIn.EndAsync(context, ClientOptions, Cancellation);
    }

    [Fact]
    public async Task A_server_that_cannot_be_told_is_an_error_and_the_file_goes_all_the_same()
    {
        var context = await SignInAndKeepAsync();
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 10, target => !target.IsApi);

        var failure = await Assert.ThrowsAsync<SignInException>(() => SignIn.EndAsync(context, ClientOptions, Cancellation));

        Assert.Equal(SignInError.Unavailable, failure.Error);
        Assert.False(File.Exists(SessionPath));
        await Assert.ThrowsAsync<NotSignedInException>(() => CallAsync(context));
    }

    [Fact]
    public async Task Another_accounts_file_stays()
    {
        var context = await SignInAndKeepAsync();
        var others = (await File.ReadAllTextAsync(SessionPath, Cancellation)).Replace("user@", "other@", StringComparison.Ordinal);
        await File.WriteAllTextAsync(SessionPath, others, Cancellation);

        await SignIn.EndAsync(context, ClientOptions, Cancellation);

        Assert.Equal(others, await File.ReadAllTextAsync(SessionPath, Cancellation));
    }

    private async Task EndAllSessionsAsync(EarthscaleContext context)
    {
        await CallAsync(context);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Emulator.BaseUri, "auth/v1/logout"));
        request.Headers.TryAddWithoutValidation("Authorization", Emulator.Requests[^1].Headers["Authorization"]);
        (await http.SendAsync(request, Cancellation)).EnsureSuccessStatusCode();
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
