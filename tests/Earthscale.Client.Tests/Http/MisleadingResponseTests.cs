using System.Text;

namespace Earthscale.Client.Tests.Http;

/// <summary>Responses with a wrong content type or a wrong redirect: each is one clear error.</summary>
public sealed class MisleadingResponseTests : ClientFixture
{
    [Theory]
    [InlineData("text/html", "<html><body>Sign in</body></html>")]
    [InlineData("text/plain", "{}")]
    [InlineData("application/octet-stream", "{}")]
    public async Task A_content_type_that_is_not_JSON_is_an_error(string contentType, string body)
    {
        await using var server = RawServer.Returning(contentType, body);
        using var client = Client(server.BaseUri);

        var error = await FailAsync<MalformedResponseException>(client);
        var added = await Assert.ThrowsAsync<MalformedResponseException>(() => AddAsync(client));

        Assert.Contains($"is {contentType} instead of JSON", error.Message, StringComparison.Ordinal);
        Assert.True(added.OutcomeUnknown);
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    public async Task A_body_that_does_not_match_its_content_type_is_an_error(string body)
    {
        await using var server = RawServer.Returning("application/json", body);
        using var client = Client(server.BaseUri);

        var error = await FailAsync<MalformedResponseException>(client);

        Assert.Contains("is not valid JSON (application/json)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_that_is_not_HTTP_is_an_error()
    {
        await using var server = RawServer.Returning("220 mail.example ESMTP ready\r\n");
        using var client = Client(server.BaseUri);

        var error = await FailAsync<MalformedResponseException>(client);

        Assert.Contains("is not HTTP", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>404</html>")]
    [InlineData("{\"status\":404,\"error\":\"Not Found\",\"path\":\"/v1\"}")]
    [InlineData("{\"error_code\":\"route_not_found\",\"message\":\"no route\"}")]
    public async Task A_gateways_404_does_not_count_as_removed(string body)
    {
        var asked = 0;
        await using var server = new RawServer((_, stream, stop) =>
            stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {(Interlocked.Increment(ref asked) == 1 ? "502 Bad Gateway" : "404 Not Found")}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), stop).AsTask());
        using var client = Client(server.BaseUri);

        var error = await Assert.ThrowsAsync<ServiceException>(() => RemoveAsync(client, AnyDataset()));

        Assert.Equal((404, 2, true), ((int)error.StatusCode, error.Attempts, error.OutcomeUnknown));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task Circular_redirects_end(int status)
    {
        await using var server = new RawServer((head, stream, stop) =>
            stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Over there\r\nLocation: {(head.Contains("/ring", StringComparison.Ordinal) ? "/v1/other?api_key=hidden" : "/ring")}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), stop).AsTask());
        using var client = Client(server.BaseUri);

        var error = await FailAsync<MalformedResponseException>(client);

        Assert.Contains("more than 5 times", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
        Assert.Equal(6, server.Requests.Count);
    }

    [Theory]
    [InlineData("http://[broken")]
    [InlineData("//[broken")]
    [InlineData("")]
    public async Task A_redirect_without_a_valid_target_is_an_error(string location)
    {
        await using var server = RawServer.Returning($"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = Client(server.BaseUri);

        var error = await FailAsync<EarthscaleException>(client);

        Assert.Contains("redirect without a valid target", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_are_not_sent_back()
    {
        await using var server = RawServer.Returning("HTTP/1.1 503 Busy\r\nSet-Cookie: track=1; Path=/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = Client(server.BaseUri);

        await FailAsync<ServiceException>(client);

        Assert.Equal(5, server.Requests.Count);
        Assert.DoesNotContain(server.Requests, request => request.Contains("\nCookie:", StringComparison.OrdinalIgnoreCase));
    }
}
