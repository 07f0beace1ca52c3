using System.Net.Http.Json;
using System.Text;
using Earthscale.Contract;

namespace Earthscale.Emulator.Tests.Running;

/// <summary>An emulator on a free port of this machine. Every JSON answer of the catalog is held against the contract.</summary>
internal sealed class RunningEmulator : IAsyncDisposable
{
    private readonly HttpClient _http;

    private RunningEmulator(EmulatorServer server)
    {
        Server = server;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseUri };
    }

    public EmulatorServer Server { get; }

    /// <summary>Sent as the API key; null sends none.</summary>
    public string? ApiKey { get; set; } = EmulatorServer.WellKnownApiKey;

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static Task<RunningEmulator> StartAsync() => StartAsync(new EmulatorOptions());

    public static Task<RunningEmulator> StartEmptyAsync() => StartAsync(new EmulatorOptions { SampleCatalog = false });

    public static async Task<RunningEmulator> StartAsync(EmulatorOptions options) =>
        new(await TestEmulator.StartAsync(options));

    public Task<Reply> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Reply> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    public Task<Reply> PostAsync(string path, object body) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) });

    public Task<Reply> PostTextAsync(string path, string body, string contentType = "application/json") =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, contentType) });

    /// <summary>Adds a vector dataset, and answers with its ids.</summary>
    public async Task<(string DatasetId, string VersionId)> AddAsync(string name, Dictionary<string, string>? tags = null)
    {
        var reply = await PostAsync("/v1/datasets", new { type = "vector", name, url = "gs://bucket/a.geojson", tags = tags ?? [] });
        Assert.Equal(200, reply.Status);
        return (reply.Text("dataset_id"), reply.Text("dataset_version_id"));
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        if (ApiKey is not null)
        {
            request.Headers.Add("x-earthscale-api-key", ApiKey);
        }

        using var response = await _http.SendAsync(request, Cancelled);
        var body = await response.Content.ReadAsStringAsync(Cancelled);
        var type = response.Content.Headers.ContentType?.MediaType;
        HoldAgainstContract(request, (int)response.StatusCode, type, body);
        return new Reply((int)response.StatusCode, body, response.Headers, type);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private static void HoldAgainstContract(HttpRequestMessage request, int status, string? type, string body)
    {
        var path = request.RequestUri!.OriginalString;
        if (type == "application/json" && path.StartsWith("/v1/", StringComparison.Ordinal) && body != """{"detail":"Not Found"}""" && status != 405)
        {
            Assert.Empty(ServiceContract.Current.Validate(request.Method.Method, path, status, body));
        }
    }
}
