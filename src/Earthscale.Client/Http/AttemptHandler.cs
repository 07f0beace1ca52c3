namespace Earthscale.Client.Http;

/// <summary>One attempt: sends, reads the whole response within the time given, and tells the observer.</summary>
/// <remarks>The body is read here, inside the retries, so that a response cut short counts as a failed attempt.</remarks>
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
        try
        {
            var response = await SendAndReadAsync(request, limit.Token).ConfigureAwait(false);
            log.Answered(response);
            Tell(request, uri, started, response, failure: null);
            return response;
        }
        catch (Exception e) when (IsFailure(timer, limit, cancellationToken) && ConnectionErrors.Explain(e, request, options.Timeout) is { } failure)
        {
            if (AttemptLog.HasLeft(request))
            {
                log.Unanswered(failure);
            }

            Tell(request, uri, started, response: null, (failure as ConnectionException)?.Error.ToString() ?? "unreadable response");
            if (failure == e)
            {
                throw;
            }

            throw failure;
        }
    }

    // What was stopped has not failed.
    private static bool IsFailure(CancellationTokenSource timer, CancellationTokenSource limit, CancellationToken caller) =>
        !caller.IsCancellationRequested && (timer.IsCancellationRequested || !limit.IsCancellationRequested);

    // Once no more attempts are wanted, one that has left may still end well, and one that has not need not leave.
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

    private async Task<HttpResponseMessage> SendAndReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var body = await ResponseBody.ReadAsync(response, request.RequestUri!, cancellationToken).ConfigureAwait(false);
            response.Content.Dispose();
            response.Content = body;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private void Tell(HttpRequestMessage request, Uri uri, long started, HttpResponseMessage? response, string? failure) =>
        options.Observer?.Invoke(new RequestEnded(
            request.Method.Method,
            RedactedUri.Of(uri, Secrets.Of(request)),
            response?.StatusCode,
            time.GetElapsedTime(started),
            response is null ? null : ServiceResponse.RequestId(response, Secrets.Of(request)),
            failure));
}
