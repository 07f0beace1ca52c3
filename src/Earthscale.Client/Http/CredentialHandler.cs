using System.Net;
using Earthscale.Client.Authentication;

namespace Earthscale.Client.Http;

/// <summary>Proves who is asking, to the configured service and nobody else; renews the proof once when it is refused.</summary>
internal sealed class CredentialHandler(HttpMessageHandler inner, ClientContext context, EarthscaleClientOptions options) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!ServiceAddress.SameOrigin(request.RequestUri!, context.ApiUri))
        {
            throw new ConfigurationException($"{request.RequestUri!.GetLeftPart(UriPartial.Authority)} is not the service that this context is signed in to ({context.ApiUri}); credentials were not sent.");
        }

        await context.Credential.ApplyAsync(request, options, cancellationToken).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized
            || !await context.Credential.RenewAsync(request, options, cancellationToken).ConfigureAwait(false))
        {
            return response;
        }

        response.Dispose();
        await context.Credential.ApplyAsync(request, options, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
