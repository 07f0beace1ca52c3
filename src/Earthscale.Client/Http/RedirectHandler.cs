namespace Earthscale.Client.Http;

/// <summary>Follows redirects on the service's own host only.</summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxHops = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        var secrets = Secrets.Of(request);
        try
        {
            for (var hop = 0; ; hop++)
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (Target(request, response) is not { } target)
                {
                    return response;
                }

                response.Dispose();
                request.RequestUri = hop < MaxHops
                    ? target
                    : throw new MalformedResponseException($"The service redirected {RedactedUri.Of(asked, secrets)} more than {MaxHops} times, the last time to {RedactedUri.Of(target, secrets)}. Check the address ({AddressSetting.Of(request)}).") { IsForeign = true };
            }
        }
        finally
        {
            // A retry starts where the caller asked, not where a redirect led.
            request.RequestUri = asked;
        }
    }

    private static Uri? Target(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
        {
            return null;
        }

        if (!Uri.TryCreate(request.RequestUri!, location, out var target))
        {
            return null;
        }

        if (!ServiceAddress.SameOrigin(request.RequestUri!, target))
        {
            response.Dispose();
            var secrets = Secrets.Of(request);
            throw new MalformedResponseException($"The service redirected {RedactedUri.Of(request.RequestUri!, secrets)} to another host, {secrets.Mask(target.GetLeftPart(UriPartial.Authority))}. The redirect was not followed, since credentials are sent only to the configured service. If the service has moved, sign in there ({AddressSetting.Of(request)}).") { IsForeign = true };
        }

        // Only 307 and 308 promise that a method and body may be sent again as they are.
        return request.Method == HttpMethod.Get || (int)response.StatusCode is 307 or 308 ? target : null;
    }
}
