using System.Net;

namespace Earthscale.Client.Http;

/// <summary>Adds the credentials to requests to the configured service only, and renews them once if they are refused.</summary>
internal sealed class CredentialHandler(HttpMessageHandler inner, ServiceEndpoint service, EarthscaleClientOptions options) : DelegatingHandler(inner)
{
    private static readonly HttpRequestOptionsKey<bool> s_anonymous = new("Earthscale.Anonymous");

    /// <summary>Marks a request to an endpoint that requires no credentials.</summary>
    public static void SendWithoutCredentials(HttpRequestMessage request) => request.Options.Set(s_anonymous, true);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!ServiceAddress.SameOrigin(request.RequestUri!, service.Root))
        {
            throw new ConfigurationException($"{request.RequestUri!.GetLeftPart(UriPartial.Authority)} is not the service that this context is signed in to ({service.Root}); credentials were not sent.");
        }

        if (request.Options.TryGetValue(s_anonymous, out var isAnonymous) && isAnonymous)
        {
            // The response can still contain the credentials; they must be masked.
            service.Credential.AddTo(Secrets.Of(request));
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        // No request has been sent while a token is renewed, so a stop need not wait.
        using var renewal = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.NoMoreAttempts);
        await service.Credential.ApplyAsync(request, options, renewal.Token).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized
            || !await service.Credential.RenewAsync(request, options, renewal.Token).ConfigureAwait(false))
        {
            return response;
        }

        response.Dispose();
        await service.Credential.ApplyAsync(request, options, renewal.Token).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
