namespace Earthscale.Client.Http;

/// <summary>One attempt: sends the request, reads the complete response within the timeout, and notifies the observer.</summary>
/// <remarks>The body is read here, inside the retries, so that a truncated response counts as a failed attempt.</remarks>
internal sealed class AttemptHandler(HttpMessageHandler connections, EarthscaleClientOptions options, TimeProvider time) : DelegatingHandler(connections)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var started = time.GetTimestamp();
        using var timer = new CancellationTokenSource(options.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        using var stop = CancelUnlessLeft(request, limit);
        var log = AttemptLog.Of(request);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            var body = await ResponseBody.ReadAsync(response, uri, limit.Token).ConfigureAwait(false);
            response.Content.Dispose();
            response.Content = body;
            log.RecordResponse(response);
            Report(request, uri, started, response, failure: null);
            return response;
        }
        catch (Exception e) when (IsFailure(timer, limit, cancellationToken) && ConnectionErrors.Explain(e, request, options.Timeout) is { } failure)
        {
            log.RecordNoResponse(request, failure);
            Report(request, uri, started, response: null, (failure as ConnectionException)?.Error.ToString() ?? "unreadable response");
            if (failure == e)
            {
                throw;
            }

            throw failure;
        }
        finally
        {
            if (response?.Content is not ResponseBody)
            {
                response?.Dispose();
            }
        }
    }

    // A canceled attempt is not a failure.
    private static bool IsFailure(CancellationTokenSource timer, CancellationTokenSource limit, CancellationToken caller) =>
        !caller.IsCancellationRequested && (timer.IsCancellationRequested || !limit.IsCancellationRequested);

    // After NoMoreAttempts, a request that has been sent may still complete, and one that has not is canceled.
    private CancellationTokenRegistration CancelUnlessLeft(HttpRequestMessage request, CancellationTokenSource limit)
    {
        if (request.Content is not SentOnceContent content)
        {
            return default;
        }

        content.Begin();
        return options.NoMoreAttempts.Register(() =>
        {
            if (content.TryStop())
            {
                limit.Cancel();
            }
        });
    }

    private void Report(HttpRequestMessage request, Uri uri, long started, HttpResponseMessage? response, string? failure) =>
        options.Observer?.Invoke(new RequestEnded(
            request.Method.Method,
            RedactedUri.Of(uri, Secrets.Of(request)),
            response?.StatusCode,
            time.GetElapsedTime(started),
            response is null ? null : ServiceResponse.RequestId(response, Secrets.Of(request)),
            failure));
}
