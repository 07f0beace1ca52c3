using System.Net;
using System.Text;
using System.Text.Json;
using Earthscale.Client.Authentication;
using Earthscale.Client.Http;

namespace Earthscale.Client.Tests.Http;

/// <summary>Credentials that a server repeats do not appear in errors or on the screen.</summary>
public sealed class MaskingTests : ClientFixture
{
    private const string Key = "kept-Secret_1";

    [Theory]
    [InlineData("HTTP/1.1 401 No\r\nx-request-id: id-KEY\r\n", "{\"message\":\"The key KEY is bad\",\"error_class\":\"KEY\"}")]
    [InlineData("HTTP/1.1 403 No\r\n", "{\"detail\":\"\\u006bept-Secret_1\"}")]
    [InlineData("HTTP/1.1 400 No\r\n", "{\"message\":\"PADKEY\"}")]
    [InlineData("HTTP/1.1 422 No\r\n", "{\"detail\":[{\"loc\":[\"KEY\"],\"msg\":\"KEY\",\"type\":\"KEY\"}]}")]
    [InlineData("HTTP/1.1 200 OK\r\n", "{\"dataset_id\":\"KEY\"}")]
    [InlineData("HTTP/1.1 200 OK\r\n", "{\"tags\":{\"KEY\":1}}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/KEY\r\n", "KEY")]
    [InlineData("HTTP/1.1 307 Go\r\nLocation: /v1/KEY?x=KEY\r\n", "")]
    [InlineData("HTTP/1.1 307 Go\r\nLocation: https://KEY.example/\r\n", "")]
    [InlineData("KEY\r\n", "")]
    public async Task A_key_that_the_server_repeats_is_masked(string head, string body)
    {
        // Truncation inside the key would leave its beginning.
        string Fill(string text) => text.Replace("PAD", new string('x', 995), StringComparison.Ordinal).Replace("KEY", Key, StringComparison.Ordinal);
        await using var server = RawServer.Returning($"{Fill(head)}Content-Length: {Encoding.UTF8.GetByteCount(Fill(body))}\r\nConnection: close\r\n\r\n{Fill(body)}");
        using var client = new EarthscaleClient(SignIn.WithApiKey(Key, server.BaseUri), ClientOptions(maxRetries: 1), Time);

        var error = await FailAsync<EarthscaleException>(client);

        var service = error as ServiceException;
        var said = string.Join('\n', [error.ToString(), service?.ServiceMessage, service?.ErrorClass, service?.RequestId, .. service?.ValidationErrors.Select(field => $"{field} {field.Type}") ?? [], .. Events.Select(happened => happened.ToString())]);
        Assert.DoesNotContain("Secret", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("kept-", said, StringComparison.OrdinalIgnoreCase);
    }

    // Plain, percent-encoded once and twice, as a form, as HTML, as JSON, as hexadecimal digits, and as Base64 by itself and within other text.
    [Theory]
    [InlineData("kept/Secret+1==&<", 0)]
    [InlineData("kept/Secret+1==&<", 1)]
    [InlineData("kept/Secret+1==&<", 2)]
    [InlineData("eyJhbGciOi.eyJzdWIi-_8.c2ln", 1)]
    public async Task A_key_that_the_server_encodes_is_masked(string key, int before)
    {
        var bytes = Encoding.UTF8.GetBytes(new string('u', before) + key);
        var base64 = Convert.ToBase64String(bytes);
        string[] forms = [key, key.ToUpperInvariant(), Uri.EscapeDataString(key), Uri.EscapeDataString(Uri.EscapeDataString(key)).ToLowerInvariant(), WebUtility.UrlEncode(key), WebUtility.HtmlEncode(key), JsonEncodedText.Encode(key).Value, key.Replace("/", @"\/", StringComparison.Ordinal), Convert.ToHexString(bytes), base64, base64.TrimEnd('='), base64.Replace('+', '-').Replace('/', '_')];
        foreach (var form in forms)
        {
            var body = JsonSerializer.Serialize(new { message = $"[{form}]" });
            await using var server = RawServer.Returning($"HTTP/1.1 400 No\r\nx-request-id: [{form}]\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
            using var client = new EarthscaleClient(SignIn.WithApiKey(key, server.BaseUri), ClientOptions(maxRetries: 0), Time);

            foreach (var error in new[] { await FailAsync<ServiceException>(client), await Assert.ThrowsAsync<ServiceException>(() => client.GetApiVersionAsync(Cancellation)) })
            {
                // The remaining Base64 characters contain bits of other text.
                Assert.Matches(@"^\[[^*]{0,4}\*\*\*[^*]{0,4}\]$", error.RequestId);
                Assert.Equal(error.RequestId, error.ServiceMessage);
            }
        }
    }

    [Fact]
    public async Task A_password_that_the_auth_service_repeats_is_masked()
    {
        const string password = "kept hid+1";
        var body = $$"""{"code":400,"error_code":"{{password}}","msg":"not {{password}} or {{Uri.EscapeDataString(password)}}"}""";
        await using var server = RawServer.Returning($"HTTP/1.1 400 No\r\nx-request-id: {password}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        var settings = new AccountSettings { ApiUri = server.BaseUri, AuthUri = server.BaseUri, Persist = false };

        var error = await Assert.ThrowsAsync<SignInException>(() => SignIn.WithPasswordAsync("a@b.example", password, settings, ClientOptions(maxRetries: 0), Cancellation));

        Assert.DoesNotContain("hid", $"{error} {error.ErrorCode} {string.Join('\n', Events)}", StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("sig", "abc", true)]
    [InlineData("X-Amz-Signature", "abc", true)]
    [InlineData("X-Amz-Credential", "abc", true)]
    [InlineData("access_token", "abc", true)]
    [InlineData("url", "https://blob.example/a.tif?se=1&sig=abc", true)]
    [InlineData("name", "abc", false)]
    [InlineData("tag", "sensor:abc", false)]
    public void Secret_query_values_are_not_shown(string name, string value, bool isSecret)
    {
        using var client = Client();

        var shown = client.ShowAddress(new RawRequest { Method = "GET", Path = "/v1/datasets", Query = [new(name, value), new("limit", "5")] });

        Assert.Equal(!isSecret, shown.Contains("abc", StringComparison.Ordinal));
        Assert.EndsWith("&limit=5", shown, StringComparison.Ordinal);
    }
}
