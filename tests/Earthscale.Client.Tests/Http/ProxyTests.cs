using System.Net;

namespace Earthscale.Client.Tests.Http;

/// <summary>Errors name a proxy that rejects requests; requests to this computer never use a proxy.</summary>
[Collection(EnvironmentScope.Name)]
public sealed class ProxyTests : ClientFixture
{
    [Theory]
    [InlineData("407 Proxy Authentication Required", ConnectionError.ProxyRefused, 1)]
    [InlineData("403 Forbidden", ConnectionError.ProxyRefused, 1)]
    [InlineData("502 Bad Gateway", ConnectionError.Refused, 5)]
    public async Task A_proxy_that_refuses_is_named_with_its_status(string status, ConnectionError expected, int attempts)
    {
        await using var proxy = RawServer.Returning($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var scope = new ProxyScope(new UriBuilder(proxy.BaseUri) { UserName = "user", Password = "hidden" }.Uri);
        using var client = Client(new Uri("https://api.example.invalid/"));

        var error = await Assert.ThrowsAsync<ConnectionException>(() => AddAsync(client));

        Assert.Equal((expected, attempts, false), (error.Error, error.Attempts, error.OutcomeUnknown));
        Assert.True(error.IsFatal);
        Assert.Contains($"The proxy {proxy.BaseUri.Authority} did not connect to api.example.invalid:443 ({status[..3]} ", error.Message.Replace("invalid (", "invalid:443 (", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(attempts, proxy.Requests.Count);
    }

    [Fact]
    public async Task An_unreachable_proxy_is_named()
    {
        var proxy = RawServer.Returning("");
        using var scope = new ProxyScope(proxy.BaseUri);
        await proxy.DisposeAsync();
        using var client = Client(new Uri("https://api.example.invalid/"), maxRetries: 0);

        var error = await FailAsync<ConnectionException>(client);

        Assert.Equal(ConnectionError.Refused, error.Error);
        Assert.Contains($"through the proxy {proxy.BaseUri.Authority}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_whose_name_is_not_known_is_named()
    {
        using var scope = new ProxyScope(new Uri("http://user:hidden@proxy.invalid:8080/"));
        using var client = Client(new Uri("https://api.example.invalid/"), maxRetries: 0);

        var error = await FailAsync<ConnectionException>(client);

        Assert.Equal(ConnectionError.NameNotResolved, error.Error);
        Assert.Equal("The proxy proxy.invalid:8080 is not known. Check HTTPS_PROXY.", error.Message);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_local_service_is_not_accessed_through_a_proxy(string host)
    {
        await using var proxy = RawServer.Returning("HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var scope = new ProxyScope(proxy.BaseUri);
        using var client = Client(new UriBuilder(Emulator.BaseUri) { Host = host }.Uri);

        await ReadAsync(client);

        Assert.Empty(proxy.Requests);
    }

    private sealed class ProxyScope : IDisposable
    {
        private readonly IWebProxy _before = HttpClient.DefaultProxy;

        public ProxyScope(Uri proxy) => HttpClient.DefaultProxy = new WebProxy(proxy) { Credentials = null };

        public void Dispose() => HttpClient.DefaultProxy = _before;
    }
}
