using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;

namespace Earthscale.Client.Http;

/// <summary>Sends again what is worth sending again; in the end the last failure goes on as it is.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> s_request = new("Earthscale.Request");
    private static readonly ResiliencePropertyKey<DateTimeOffset> s_started = new("Earthscale.Started");
    private readonly Lazy<ResiliencePipeline<HttpResponseMessage>> _pipeline;
    private readonly EarthscaleClientOptions _options;
    private readonly TimeProvider _time;

    public RetryHandler(HttpMessageHandler inner, EarthscaleClientOptions options, TimeProvider time)
        : base(inner)
    {
        _options = options;
        _time = time;
        _pipeline = new Lazy<ResiliencePipeline<HttpResponseMessage>>(BuildPipeline);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _options.NoMoreAttempts.ThrowIfCancellationRequested();
        if (request.Content is { } content)
        {
            // A body that was streamed out once could not be sent again.
            await content.LoadIntoBufferAsync().ConfigureAwait(false);
        }

        // Most requests never need the rest, which takes a fresh process long to get ready.
        var started = _time.GetUtcNow();
        try
        {
            AttemptLog.Of(request).Count++;
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (EarthscaleException e) when (_options.MaxRetries > 0 && RetryRules.IsWorthwhile(request.Method, e))
        {
            return await RetryAsync(request, e, started, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> RetryAsync(HttpRequestMessage request, Exception firstFailure, DateTimeOffset started, CancellationToken cancellationToken)
    {
        // Ends a wait for the next attempt, but not an attempt under way.
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _options.NoMoreAttempts);
        var context = ResilienceContextPool.Shared.Get(waits.Token);
        context.Properties.Set(s_request, request);
        context.Properties.Set(s_started, started);
        try
        {
            return await _pipeline.Value.ExecuteAsync(SendOnceAsync, context, new Attempts(this, request, cancellationToken) { FirstFailure = firstFailure }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && AttemptLog.Of(request).LastFailure is not null)
        {
            ExceptionDispatchInfo.Throw(AttemptLog.Of(request).LastFailure!);
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async ValueTask<HttpResponseMessage> SendOnceAsync(ResilienceContext context, Attempts attempts)
    {
        if (attempts.FirstFailure is { } failure)
        {
            // The first attempt was made before; the pipeline only has to know how it ended.
            attempts.FirstFailure = null;
            ExceptionDispatchInfo.Throw(failure);
        }

        AttemptLog.Of(attempts.Request).Count++;
        return await attempts.Handler.BaseSendAsync(attempts.Request, attempts.CancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> BaseSendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    private ResiliencePipeline<HttpResponseMessage> BuildPipeline() =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = _options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = RetryRules.MaxDelay,
                ShouldHandle = ShouldRetry,
                DelayGenerator = Delay,
                OnRetry = Announce,
            })
            .Build();

    private ValueTask<bool> ShouldRetry(RetryPredicateArguments<HttpResponseMessage> ended)
    {
        if (ended.Outcome.Exception is not { } exception)
        {
            return ValueTask.FromResult(false);
        }

        var wait = AskedWait(exception) ?? TimeSpan.Zero;
        return ValueTask.FromResult(
            RetryRules.IsWorthwhile(Request(ended.Context).Method, exception) && wait <= RetryRules.MaxDelay && IsTimeLeft(ended.Context, wait));
    }

    private bool IsTimeLeft(ResilienceContext context, TimeSpan wait) =>
        context.Properties.TryGetValue(s_started, out var started) && _time.GetUtcNow() + wait - started < RetryRules.MaxTotal;

    // Null leaves the wait to the exponential back-off.
    private static ValueTask<TimeSpan?> Delay(RetryDelayGeneratorArguments<HttpResponseMessage> failed) =>
        ValueTask.FromResult(AskedWait(failed.Outcome.Exception));

    private static TimeSpan? AskedWait(Exception? exception) => (exception as ServiceException)?.RetryAfter;

    private ValueTask Announce(OnRetryArguments<HttpResponseMessage> retry)
    {
        var request = Request(retry.Context);
        _options.Observer?.Invoke(new RetryScheduled(
            request.Method.Method,
            RedactedUri.Of(request.RequestUri!),
            retry.Outcome.Exception!.Message,
            retry.RetryDelay,
            retry.AttemptNumber + 2,
            _options.MaxRetries + 1));
        return ValueTask.CompletedTask;
    }

    private static HttpRequestMessage Request(ResilienceContext context) =>
        context.Properties.TryGetValue(s_request, out var request) ? request : throw new InvalidOperationException("The retry pipeline runs without its request.");

    private sealed record Attempts(RetryHandler Handler, HttpRequestMessage Request, CancellationToken CancellationToken)
    {
        public Exception? FirstFailure { get; set; }
    }
}
