using System.Net.Http.Json;
using System.Text;
using Earthscale.Contract;

namespace Earthscale.Emulator.Tests.Running;

/// <summary>An emulator on a free port. Checks every JSON response of the catalog against the contract.</summary>
internal sealed class RunningEmulator : IAsyncDisposable
{
    private readonly HttpClient _http;

    private RunningEmulator(EmulatorServer server)
    {
        Server = server;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseUri };
    }

    public EmulatorServer Server { get; }

    /// <summary>The API key to send, or null for none.</summary>
    public string? ApiKey { get; set; } = EmulatorOptions.WellKnownApiKey;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<RunningEmulator> StartAsync() => StartAsync(new EmulatorOptions());

    public static Task<RunningEmulator> StartEmptyAsync() => StartAsync(new EmulatorOptions { SampleCatalog = false });

    public static async Task<RunningEmulator> StartAsync(EmulatorOptions options) =>
        new(await TestEmulator.StartAsync(options));

    public Task<TestResponse> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<TestResponse> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    public Task<TestResponse> PostAsync(string path, object body) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) });

    public Task<TestResponse> PostTextAsync(string path, string body, string contentType = "application/json") =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, contentType) });

    /// <summary>Adds a vector dataset, and returns its ids.</summary>
    public async Task<(string DatasetId, string VersionId)> AddAsync(string name, Dictionary<string, string>? tags = null)
    {
        var reply = await PostAsync("/v1/datasets", new { type = "vector", name, url = "gs://bucket/a.geojson", tags = tags ?? [] });
        Assert.Equal(200, reply.Status);
        return (reply.Text("dataset_id"), reply.Text("dataset_version_id"));
    }

    public async Task<TestResponse> SendAsync(HttpRequestMessage request)
    {
        if (ApiKey is not null)
        {
            request.Headers.Add("x-earthscale-api-key", ApiKey);
        }

        using var response = await _http.SendAsync(request, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        var type = response.Content.Headers.ContentType?.MediaType;
        CheckContract(request, (int)response.StatusCode, type, body);
        return new TestResponse((int)response.StatusCode, body, response.Headers, type);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private static void CheckContract(HttpRequestMessage request, int status, string? type, string body)
    {
        var path = request.RequestUri!.OriginalString;
        if (type == "application/json" && path.StartsWith("/v1/", StringComparison.Ordinal) && body != """{"detail":"Not Found"}""" && status != 405)
        {
            Assert.Empty(ServiceContract.Current.Validate(request.Method.Method, path, status, body));
        }
    }
}
