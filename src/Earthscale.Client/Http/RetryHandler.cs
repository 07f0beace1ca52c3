using System.Globalization;
using System.Net;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;

namespace Earthscale.Client.Http;

/// <summary>Retries requests, at the rate that the service accepts. After the last attempt, its error is thrown.</summary>
internal sealed class RetryHandler(HttpMessageHandler inner, Throttle throttle, EarthscaleClientOptions options, TimeProvider time) : DelegatingHandler(inner)
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longWait = TimeSpan.FromSeconds(5);
    private readonly object _gate = new();
    private DateTimeOffset _warnedUntil;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var log = AttemptLog.Of(request);
        SentOnceContent.ReplaceContent(request, time);
        // Cancels a wait for the next attempt, but not a running attempt.
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.NoMoreAttempts);
        // Without the wait for a turn, in which other requests of the account succeed.
        var spent = TimeSpan.Zero;
        try
        {
            while (true)
            {
                await throttle.WaitAsync(isRetry: log.Count > 0, WarnOfPause, waits.Token).ConfigureAwait(false);
                waits.Token.ThrowIfCancellationRequested();
                var sentAt = time.GetUtcNow();
                log.Count++;
                TimeSpan? wait;
                try
                {
                    return ThrowIfError(request, await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
                }
                catch (EarthscaleException e)
                {
                    log.RecordFailure(e);
                    wait = NextWait(request, e, sentAt, ref spent);
                    if (wait is null)
                    {
                        throw;
                    }
                }

                await Task.Delay(wait.Value, time, waits.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && log.LastFailure is not null)
        {
            ExceptionDispatchInfo.Throw(log.LastFailure);
            throw;
        }
    }

    private HttpResponseMessage ThrowIfError(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            throttle.Accepted();
            return response;
        }

        using (response)
        {
            throw new ServiceErrors(Secrets.Of(request)).Read(request, response, time.GetUtcNow());
        }
    }

    // The wait before the next attempt, in addition to the throttle's; null for no further attempt.
    private TimeSpan? NextWait(HttpRequestMessage request, EarthscaleException failure, DateTimeOffset sentAt, ref TimeSpan spent)
    {
        var count = AttemptLog.Of(request).Count;
        var delay = (failure as ServiceException)?.RetryAfter ?? BackOff(count);
        spent += time.GetUtcNow() - sentAt + delay;
        var isRefusal = failure is ServiceException { StatusCode: HttpStatusCode.TooManyRequests };
        if (isRefusal && delay < RetryRules.MaxTotal)
        {
            throttle.Refused(sentAt, delay);
        }

        if (count > options.MaxRetries || !RetryRules.IsWorthwhile(request, failure) || spent >= RetryRules.MaxTotal)
        {
            return null;
        }

        options.Observer?.Invoke(new RetryScheduled(
            request.Method.Method, RedactedUri.Of(request.RequestUri!, Secrets.Of(request)), failure.Message, delay, count + 1, options.MaxRetries + 1));
        if (isRefusal)
        {
            return TimeSpan.Zero;
        }

        WarnOf(time.GetUtcNow() + delay, failure.Message.TrimEnd('.') + ". The next attempt waits");
        return delay;
    }

    private void WarnOfPause(DateTimeOffset until) => WarnOf(until, "The service limits the request rate: all requests of this account wait");

    // One warning for all requests that wait until the same time.
    private void WarnOf(DateTimeOffset until, string words)
    {
        lock (_gate)
        {
            if (until - time.GetUtcNow() < s_longWait || until < _warnedUntil + TimeSpan.FromSeconds(1))
            {
                return;
            }

            _warnedUntil = until;
        }

        var local = TimeZoneInfo.ConvertTime(until, time.LocalTimeZone);
        options.Warn?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{words} until {local:HH:mm:ss} ({(until - time.GetUtcNow()).TotalSeconds:0} s)."));
    }

    // Exponential backoff with jitter.
    private static TimeSpan BackOff(int attempts)
    {
        var delay = s_firstDelay * Math.Pow(2, attempts - 1) * (RandomNumberGenerator.GetInt32(50, 151) / 100.0);
        return delay < RetryRules.MaxBackOff ? delay : RetryRules.MaxBackOff;
    }
}
