using Earthscale.Emulator.Tests.Running;

namespace Earthscale.Emulator.Tests.Authentication;

public class ApiAccessTests
{
    public static TheoryData<string, string> Operations => new()
    {
        { "GET", "/v1/datasets" },
        { "GET", "/v1/datasets/cursor" },
        { "POST", "/v1/datasets" },
        { "DELETE", "/v1/datasets/not-a-uuid" },
        { "GET", "/v1/datasets/not-a-uuid/latest" },
        { "GET", "/v1/dataset-versions/not-a-uuid" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_requires_a_key_before_anything_else(string method, string path)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        foreach (var key in new[] { null, "", "wrong", EmulatorOptions.WellKnownApiKey + "x" })
        {
            emulator.ApiKey = key;
            var reply = await emulator.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.Equal(401, reply.Status);
            Assert.Equal("UnauthorizedError", reply.Text("error_class"));
        }
    }

    [Fact]
    public async Task Version_endpoint_needs_no_key()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        emulator.ApiKey = null;
        var reply = await emulator.GetAsync("/api-versions/v1");
        Assert.Equal(200, reply.Status);
        Assert.Equal(
            """{"is_supported":true,"newest_supported_version":1,"is_deprecated":false,"will_be_removed_after":null,"deprecation_message":null}""",
            reply.Body);
    }

    [Fact]
    public async Task Version_can_be_deprecated_until_a_day()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { IsDeprecated = true, RemovedAfter = new DateOnly(2027, 3, 31) });
        var reply = await emulator.GetAsync("/api-versions/v1");
        Assert.Equal((true, "2027-03-31", 2), ((bool)reply.Json["is_deprecated"]!, reply.Text("will_be_removed_after"), (int)reply.Json["newest_supported_version"]!));
    }

    [Theory]
    [InlineData("GET", "/", 404, "Not Found")]
    [InlineData("GET", "/v1", 404, "Not Found")]
    [InlineData("GET", "/v1/maps", 404, "Not Found")]
    [InlineData("GET", "/V1/datasets", 404, "Not Found")]
    [InlineData("GET", "/datasets", 404, "Not Found")]
    [InlineData("GET", "/v1/datasets/", 404, "Not Found")]
    [InlineData("PUT", "/v1/datasets", 405, "Method Not Allowed")]
    [InlineData("GET", "/v1/datasets/0b8ad8f5-6d53-4d0e-8a2e-0d2b5f3c7c11", 405, "Method Not Allowed")]
    [InlineData("POST", "/v1/datasets/cursor", 405, "Method Not Allowed")]
    public async Task Unknown_paths_and_methods_have_the_responses_of_FastAPI(string method, string path, int status, string detail)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var reply = await emulator.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(status, reply.Status);
        Assert.Equal($$"""{"detail":"{{detail}}"}""", reply.Body);
    }

    [Fact]
    public async Task Every_response_has_an_id_and_is_recorded_with_it()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var replies = new[]
        {
            await emulator.GetAsync("/v1/datasets?name=a%20b&tag=c:d"),
            await emulator.PostTextAsync("/v1/datasets", "{}"),
            await emulator.GetAsync("/nothing"),
        };
        var requests = emulator.Server.Requests;
        Assert.Equal(replies.Select(reply => Assert.Single(reply.Headers.GetValues("x-request-id"))), requests.Select(request => request.RequestId));
        Assert.Equal(replies.Select(reply => reply.Status), requests.Select(request => request.Status));
        Assert.Equal("/v1/datasets?name=a%20b&tag=c:d", requests[0].PathAndQuery);
        Assert.Equal("{}", requests[1].Body);
        Assert.Equal(EmulatorOptions.WellKnownApiKey, requests[1].Headers["X-Earthscale-Api-Key"]);
        Assert.Equal("GET /nothing 404", requests[2].ToString());
        emulator.Server.ClearRequests();
        Assert.Empty(emulator.Server.Requests);
        Assert.Equal(0, emulator.Server.RequestCount);
    }

    [Fact]
    public async Task Only_the_last_requests_are_kept_but_all_are_counted()
    {
        await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { RecordedRequests = 3 });
        for (var i = 1; i <= 5; i++)
        {
            await emulator.GetAsync($"/{i}");
        }

        Assert.Equal(["/3", "/4", "/5"], emulator.Server.Requests.Select(request => request.Path));
        Assert.Equal(5, emulator.Server.RequestCount);
    }
}
