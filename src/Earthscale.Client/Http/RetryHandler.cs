using System.Globalization;
using System.Net;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;

namespace Earthscale.Client.Http;

/// <summary>Sends again what is worth sending again, and not faster than the service takes it; in the end the last failure goes on as it is.</summary>
internal sealed class RetryHandler(HttpMessageHandler inner, Throttle throttle, EarthscaleClientOptions options, TimeProvider time) : DelegatingHandler(inner)
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longWait = TimeSpan.FromSeconds(5);
    private readonly object _gate = new();
    private DateTimeOffset _warnedUntil;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var log = AttemptLog.Of(request);
        await SentOnceContent.UseInAsync(request, time).ConfigureAwait(false);
        // Ends a wait for the next attempt, but not an attempt under way.
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.NoMoreAttempts);
        try
        {
            return await SendAsync(request, log, waits.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && log.LastFailure is not null)
        {
            ExceptionDispatchInfo.Throw(log.LastFailure);
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AttemptLog log, CancellationToken waits, CancellationToken cancellationToken)
    {
        DateTimeOffset? started = null;
        while (true)
        {
            await throttle.WaitAsync(WarnOfPause, waits).ConfigureAwait(false);
            waits.ThrowIfCancellationRequested();
            var sentAt = time.GetUtcNow();
            started ??= sentAt;
            log.Count++;
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                throttle.Accepted();
                return response;
            }
            catch (EarthscaleException e)
            {
                var delay = (e as ServiceException)?.RetryAfter ?? BackOff(log.Count);
                var isRefusal = e is ServiceException { StatusCode: HttpStatusCode.TooManyRequests };
                if (isRefusal && delay < RetryRules.MaxTotal)
                {
                    throttle.Refused(sentAt, delay);
                }

                if (log.Count > options.MaxRetries || !RetryRules.IsWorthwhile(request, e) || time.GetUtcNow() + delay - started >= RetryRules.MaxTotal)
                {
                    throw;
                }

                options.Observer?.Invoke(new RetryScheduled(
                    request.Method.Method, RedactedUri.Of(request.RequestUri!, Secrets.Of(request)), e.Message, delay, log.Count + 1, options.MaxRetries + 1));
                if (!isRefusal)
                {
                    WarnOf(time.GetUtcNow() + delay, e.Message.TrimEnd('.') + ". The next attempt waits");
                    await Task.Delay(delay, time, waits).ConfigureAwait(false);
                }
            }
        }
    }

    private void WarnOfPause(DateTimeOffset until) => WarnOf(until, "The service asks to slow down: all requests of this account wait");

    // Once for all requests that wait for the same moment.
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

    // Doubles, and differs between callers, so that they do not all come back at once.
    private static TimeSpan BackOff(int attempts)
    {
        var delay = s_firstDelay * Math.Pow(2, attempts - 1) * (RandomNumberGenerator.GetInt32(50, 151) / 100.0);
        return delay < RetryRules.MaxBackOff ? delay : RetryRules.MaxBackOff;
    }
}
