using System.Net;
using Earthscale.Client.Authentication;
using Earthscale.Client.Http;
using Earthscale.Client.Tests.Authentication;
using Microsoft.AspNetCore.Http;

namespace Earthscale.Client.Tests.Http;

/// <summary>Credentials are sent only to the configured host.</summary>
public sealed class RedirectTests : AuthFixture
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Another_port_of_the_host_gets_no_request_at_all(int status)
    {
        await using var other = await ScriptedServer.StartAsync(_ => """{"items":[],"next_cursor":null}""");
        await using var service = await RedirectingAsync(status, new Uri(other.BaseUri, "v1/datasets/cursor?limit=1").AbsoluteUri);

        foreach (var context in new[] { SignIn.WithApiKey("a-key", service.BaseUri), await SignedInAsync(service.BaseUri) })
        {
            var failure = await Assert.ThrowsAsync<MalformedResponseException>(() => CallAsync(context));
            Assert.Contains("credentials are sent only to the configured service", failure.Message, StringComparison.Ordinal);
            Assert.Contains(other.BaseUri.Authority, failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, service.Begun);
        Assert.Equal(0, other.Begun);
    }

    [Fact]
    public async Task Another_name_of_the_host_gets_no_request_at_all()
    {
        await using var service = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = $"http://localhost:{context.Request.Host.Port}/v1/datasets/cursor?limit=1";
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<MalformedResponseException>(() => CallAsync(SignIn.WithApiKey("a-key", service.BaseUri)));

        Assert.Equal(1, service.Begun);
    }

    [Theory]
    [InlineData("http://api.example.com/v1/datasets/cursor")]
    [InlineData("http://api.example.com:443/v1/datasets/cursor")]
    [InlineData("//other.example.com/v1/datasets/cursor")]
    public async Task A_redirect_from_https_to_http_is_not_followed(string location)
    {
        var network = new RecordingHandler(location);
        using var client = new HttpMessageInvoker(new RedirectHandler(network));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.example.com/v1/datasets/cursor");
        request.Headers.Add("x-earthscale-api-key", "a-key");

        await Assert.ThrowsAsync<MalformedResponseException>(() => client.SendAsync(request, Cancellation));

        Assert.Equal(["https://api.example.com/v1/datasets/cursor"], network.Asked);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_with_credentials()
    {
        string? key = null;
        await using var service = await ScriptedServer.StartAsync(context =>
        {
            if (context.Request.Path == "/v1/datasets/cursor")
            {
                context.Response.StatusCode = 308;
                context.Response.Headers.Location = "/moved";
                return Task.CompletedTask;
            }

            key = context.Request.Headers["x-earthscale-api-key"];
            return context.Response.WriteAsync("""{"items":[],"next_cursor":null}""");
        });

        await CallAsync(SignIn.WithApiKey("a-key", service.BaseUri));

        Assert.Equal("a-key", key);
    }

    [Fact]
    public async Task An_auth_service_that_sends_passwords_elsewhere_is_not_followed()
    {
        await using var other = await ScriptedServer.StartAsync(_ => "{}");
        await using var auth = await RedirectingAsync(307, new Uri(other.BaseUri, "auth/v1/token").AbsoluteUri);

        var failure = await Assert.ThrowsAsync<MalformedResponseException>(() => SignInAsync(Settings(authUri: auth.BaseUri, persist: false)));

        Assert.Contains("EARTHSCALE_AUTH_URL", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, other.Begun);
    }

    [Fact]
    public async Task An_untrusted_certificate_ends_the_call_before_the_request_is_sent()
    {
        await using var server = await TlsServer.StartAsync();

        var failure = await Assert.ThrowsAsync<ConnectionException>(() => CallAsync(SignIn.WithApiKey("a-key", server.BaseUri)));

        Assert.Equal(ConnectionError.Tls, failure.Error);
        Assert.True(failure.IsFatal);
        Assert.Equal(0, server.Begun);
    }

    private static Task<ScriptedServer> RedirectingAsync(int status, string location) => ScriptedServer.StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    private Task<EarthscaleContext> SignedInAsync(Uri service) => SignInAsync(new AccountSettings
    {
        ApiUri = service,
        AuthUri = Emulator.BaseUri,
        Persist = false,
        Time = Clock,
    });

    private sealed class RecordingHandler(string location) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            var response = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
            response.Headers.TryAddWithoutValidation("Location", location);
            return Task.FromResult(response);
        }
    }
}
