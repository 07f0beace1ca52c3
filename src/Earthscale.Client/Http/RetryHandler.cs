using System.Runtime.ExceptionServices;
using System.Security.Cryptography;

namespace Earthscale.Client.Http;

/// <summary>Sends again what is worth sending again; in the end the last failure goes on as it is.</summary>
internal sealed class RetryHandler(HttpMessageHandler inner, EarthscaleClientOptions options, TimeProvider time) : DelegatingHandler(inner)
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(500);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var log = AttemptLog.Of(request);
        await SentOnceContent.UseInAsync(request, time).ConfigureAwait(false);
        try
        {
            return await SendAsync(request, log, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && log.LastFailure is not null)
        {
            ExceptionDispatchInfo.Throw(log.LastFailure);
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AttemptLog log, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        while (true)
        {
            options.NoMoreAttempts.ThrowIfCancellationRequested();
            log.Count++;
            try
            {
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (EarthscaleException e) when (log.Count <= options.MaxRetries && RetryRules.IsWorthwhile(request, e))
            {
                var delay = (e as ServiceException)?.RetryAfter ?? BackOff(log.Count);
                if (time.GetUtcNow() + delay - started >= RetryRules.MaxTotal)
                {
                    throw;
                }

                options.Observer?.Invoke(new RetryScheduled(
                    request.Method.Method, RedactedUri.Of(request.RequestUri!), e.Message, delay, log.Count + 1, options.MaxRetries + 1));
                await WaitAsync(delay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Ends a wait for the next attempt, but not an attempt under way.
    private async Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.NoMoreAttempts);
        await Task.Delay(delay, time, stop.Token).ConfigureAwait(false);
    }

    // Doubles, and differs between callers, so that they do not all come back at once.
    private static TimeSpan BackOff(int attempts)
    {
        var delay = s_firstDelay * Math.Pow(2, attempts - 1) * (RandomNumberGenerator.GetInt32(50, 151) / 100.0);
        return delay < RetryRules.MaxBackOff ? delay : RetryRules.MaxBackOff;
    }
}
