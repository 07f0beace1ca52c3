using System.Globalization;

namespace Earthscale.Client.Tests.Http;

public sealed class ApiVersionTests : ClientFixture
{
    [Fact]
    public async Task The_version_endpoint_gets_no_credentials()
    {
        using var client = Client();

        var status = await client.GetApiVersionAsync(Cancellation);

        Assert.Equal(new ApiVersionStatus(true, false, null, 1, null), status);
        var headers = Assert.Single(Emulator.Requests).Headers;
        Assert.DoesNotContain("x-earthscale-api-key", headers.Keys);
        Assert.DoesNotContain("Authorization", headers.Keys);
    }

    [Theory]
    [InlineData("{\"is_supported\":true,\"is_deprecated\":true,\"will_be_removed_after\":\"2027-01-31\",\"newest_supported_version\":2,\"deprecation_message\":\"Use\\u001b[31m 2\"}", true, "2027-01-31")]
    [InlineData("{\"is_deprecated\":true,\"will_be_removed_after\":\"2027-01-31T00:00:00Z\",\"more\":1}", true, "2027-01-31")]
    [InlineData("{}", null, null)]
    public async Task The_services_response_is_read(string json, bool? isDeprecated, string? removedAfter)
    {
        await using var server = await ScriptedServer.StartAsync(_ => json);
        using var client = Client(server.BaseUri);

        var status = await client.GetApiVersionAsync(Cancellation);

        Assert.Equal((isDeprecated, removedAfter), (status.IsDeprecated, status.RemovedAfter?.ToString("o", CultureInfo.InvariantCulture)));
        Assert.DoesNotContain('\u001b', status.DeprecationMessage ?? "");
    }

    [Theory]
    [InlineData("{\"will_be_removed_after\":\"soon\"}", "will_be_removed_after")]
    [InlineData("<html>", "not valid JSON")]
    [InlineData("{\"is_supported\":\"yes\"}", "is_supported")]
    public async Task Unreadable_JSON_is_an_error_with_its_path(string body, string words)
    {
        await using var server = await ScriptedServer.StartAsync(_ => body);
        using var client = Client(server.BaseUri);

        Assert.Contains(words, (await Assert.ThrowsAsync<MalformedResponseException>(() => client.GetApiVersionAsync(Cancellation))).Message, StringComparison.Ordinal);
    }
}
