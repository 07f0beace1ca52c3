namespace Earthscale.Client.Http;

/// <summary>Turns an answer that says no into an exception that says everything the service said.</summary>
internal sealed class ErrorHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
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
                throw ServiceErrors.Read(request, response);
            }
        }
        catch (EarthscaleException e)
        {
            var log = AttemptLog.Of(request);
            (e.Attempts, e.MayHaveActed) = (log.Count, log.MayHaveActed);
            throw;
        }
    }
}
