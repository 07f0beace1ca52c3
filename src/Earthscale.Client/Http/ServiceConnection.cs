using Earthscale.Api;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Earthscale.Client.Http;

/// <summary>Sends requests of the generated client and returns complete, successful responses.</summary>
internal sealed class ServiceConnection : IDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClientRequestAdapter _adapter;

    public ServiceConnection(ServiceEndpoint service, EarthscaleClientOptions options, TimeProvider time)
    {
        _http = new HttpClient(Handlers(service, options, time), disposeHandler: false)
        {
            // Each attempt has its own timeout.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        _adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: _http)
        {
            BaseUrl = new Uri(service.Root, "v1").ToString(),
        };
        Api = new EarthscaleApiClient(_adapter);
        (Versions, Clock) = (service.Versions, new ServiceClock(time));
    }

    /// <summary>The request builders.</summary>
    public EarthscaleApiClient Api { get; }

    /// <summary>The versions that the account's requests have created recently.</summary>
    public RecentVersions Versions { get; }

    /// <summary>The service's clock.</summary>
    public ServiceClock Clock { get; }

    private static string UserAgent { get; } =
        $"Earthscale-PowerShell/{typeof(ServiceConnection).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Sends a request of the generated client, with retries.</summary>
    /// <exception cref="EarthscaleException">The request failed, or the response is not JSON.</exception>
    public Task<ServiceResponse> SendAsync(RequestInformation information, CancellationToken cancellationToken) =>
        SendAsync(information, new AttemptLog(), cancellationToken);

    /// <inheritdoc cref="SendAsync(RequestInformation, CancellationToken)"/>
    /// <param name="information">The request.</param>
    /// <param name="log">Records the attempts.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<ServiceResponse> SendAsync(RequestInformation information, AttemptLog log, CancellationToken cancellationToken)
    {
        var request = await _adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(information, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The generated client created no request.");
        log.Attach(request);
        return await SendAsync(request, cancellationToken, isJson: true).ConfigureAwait(false);
    }

    /// <summary>Sends any request, with retries, and disposes it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="isJson">Whether the response must be JSON.</param>
    /// <exception cref="EarthscaleException">The request failed.</exception>
    public async Task<ServiceResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken, bool isJson = false)
    {
        using (request)
        {
            using var message = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            Clock.Record(message.Headers.Date);
            var response = new ServiceResponse(request.RequestUri!, message.Content.Headers.ContentType, ((ResponseBody)message.Content).Buffer) { Date = message.Headers.Date, Secrets = Secrets.Of(request) };
            return response.IsJson || !isJson ? response : throw response.NotJson();
        }
    }

    public void Dispose()
    {
        _adapter.Dispose();
        _http.Dispose();
    }

    private static RetryHandler Handlers(ServiceEndpoint service, EarthscaleClientOptions options, TimeProvider time) =>
        new(new CredentialHandler(new RedirectHandler(new AttemptHandler(service.Connections, options, time)), service, options), service.Throttle(time), options, time);
}
