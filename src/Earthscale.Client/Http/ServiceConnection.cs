using Earthscale.Api;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Earthscale.Client.Http;

/// <summary>From a request of the generated client to a good response, read whole.</summary>
internal sealed class ServiceConnection : IDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClientRequestAdapter _adapter;

    public ServiceConnection(ServiceEndpoint service, EarthscaleClientOptions options, TimeProvider time)
    {
        _http = new HttpClient(Handlers(service, options, time), disposeHandler: false)
        {
            // The attempts have limits of their own; together they may take longer.
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

    /// <summary>Builds requests: URL, query, body.</summary>
    public EarthscaleApiClient Api { get; }

    /// <summary>The versions that the account's calls have made lately.</summary>
    public KnownVersions Versions { get; }

    /// <summary>The service's own clock.</summary>
    public ServiceClock Clock { get; }

    private static string UserAgent { get; } =
        $"Earthscale-PowerShell/{typeof(ServiceConnection).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Sends a request of the contract and waits for its response, over all attempts.</summary>
    /// <exception cref="EarthscaleException">There is no good response, or it is not JSON.</exception>
    public Task<ServiceResponse> SendAsync(RequestInformation information, CancellationToken cancellationToken) =>
        SendAsync(information, new AttemptLog(), cancellationToken);

    /// <inheritdoc cref="SendAsync(RequestInformation, CancellationToken)"/>
    /// <param name="information">The request.</param>
    /// <param name="log">Takes note of the attempts.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ServiceResponse> SendAsync(RequestInformation information, AttemptLog log, CancellationToken cancellationToken)
    {
        var converted = await _adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(information, cancellationToken).ConfigureAwait(false);
        using var request = converted ?? throw new InvalidOperationException("The generated client made no request.");
        log.Attach(request);
        var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.IsJson ? answer : throw answer.NotJson();
    }

    /// <summary>Sends any request and waits for its response, over all attempts.</summary>
    /// <exception cref="EarthscaleException">There is no good response.</exception>
    public async Task<ServiceResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        Clock.Note(response.Headers.Date);
        return new ServiceResponse(request.RequestUri!, response.Content.Headers.ContentType, ((ResponseBody)response.Content).Buffer) { Date = response.Headers.Date, Secrets = Secrets.Of(request) };
    }

    public void Dispose()
    {
        _adapter.Dispose();
        _http.Dispose();
    }

    private static RetryHandler Handlers(ServiceEndpoint service, EarthscaleClientOptions options, TimeProvider time) =>
        new(new ErrorHandler(new CredentialHandler(new RedirectHandler(new AttemptHandler(service.Connections, options, time)), service, options), time), service.Throttle(time), options, time);
}
