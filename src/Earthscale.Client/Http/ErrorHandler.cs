namespace Earthscale.Client.Http;

/// <summary>Turns a response that says no into an exception that says everything the service said.</summary>
internal sealed class ErrorHandler(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                throw new ServiceErrors(Secrets.Of(request)).Read(request, response, time.GetUtcNow());
            }
        }
        catch (EarthscaleException e)
        {
            AttemptLog.Of(request).Failed(e);
            throw;
        }
    }
}
