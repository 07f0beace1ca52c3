namespace Earthscale.Client.Tests.Http;

/// <summary>Error messages of the service with control characters or invalid text.</summary>
public sealed class UnsafeTextTests : ClientFixture
{
    [Theory]
    [InlineData("{\"message\":\"\\u001b]0;owned\\u0007 \\u202egnp.exe\\nline\",\"error_class\":\"\\u001b[2J\"}")]
    [InlineData("{\"detail\":[{\"loc\":[\"body\",\"\\u001b[31m\"],\"msg\":\"\\u202e\\u0007\",\"type\":\"\\u009b\"}]}")]
    public async Task An_errors_message_is_made_safe(string body)
    {
        await using var server = RawServer.Returning($"HTTP/1.1 422 No\r\nx-request-id: \u00a0id\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        using var client = Client(server.BaseUri);

        var error = await FailAsync<ServiceException>(client);

        Assert.All([error.Message, error.ServiceMessage, error.ErrorClass, .. error.ValidationErrors.Select(fault => fault.ToString() + fault.Type)], AssertSafe);
    }

    [Theory]
    [InlineData("{\"detail\":\"\\ud800\"}")]
    [InlineData("{\"message\":\"\\ud800\"}")]
    [InlineData("{\"detail\":[{\"loc\":[\"\\ud800\"],\"msg\":\"\\ud800\",\"type\":\"\\ud800\"}]}")]
    public async Task An_error_message_that_is_not_text_leaves_the_status(string body)
    {
        await using var server = RawServer.Returning($"HTTP/1.1 422 No\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        using var client = Client(server.BaseUri);

        var error = await FailAsync<ServiceException>(client);

        Assert.Equal(422, (int)error.StatusCode);
    }

    [Theory]
    [InlineData("{\"name\":\"\\ud800\"}", "$.name")]
    [InlineData("{\"tags\":{\"k\":\"\\ud800\"}}", "$.tags")]
    [InlineData("{\"tags\":{\"\\ud800\":\"v\"}}", "$.tags")]
    public async Task Invalid_Unicode_is_an_error_that_names_the_field(string body, string field)
    {
        await using var server = RawServer.Returning("application/json", body);
        using var client = Client(server.BaseUri);

        var error = await FailAsync<MalformedResponseException>(client);

        Assert.Contains(field, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_an_invalid_field_is_made_safe()
    {
        await using var server = RawServer.Returning("application/json", "{\"tags\":{\"\\u001b[2J\\u202e\":{}}}");
        using var client = Client(server.BaseUri);

        var error = await FailAsync<MalformedResponseException>(client);

        AssertSafe(error.Message);
    }

    private static void AssertSafe(string? text) =>
        Assert.DoesNotContain(text ?? "", character => char.IsControl(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format);
}
