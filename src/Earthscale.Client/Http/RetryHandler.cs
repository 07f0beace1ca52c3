using Polly;
using Polly.Retry;

namespace Earthscale.Client.Http;

/// <summary>Sends again what is worth sending again; in the end the last answer or failure goes on as it is.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> s_request = new("Earthscale.Request");
    private static readonly ResiliencePropertyKey<DateTimeOffset> s_started = new("Earthscale.Started");
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly EarthscaleClientOptions _options;
    private readonly TimeProvider _time;

    public RetryHandler(HttpMessageHandler inner, EarthscaleClientOptions options, TimeProvider time)
        : base(inner)
    {
        _options = options;
        _time = time;
        _pipeline = options.MaxRetries == 0 ? ResiliencePipeline<HttpResponseMessage>.Empty : BuildPipeline();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            // A body that was streamed out once could not be sent again.
            await content.LoadIntoBufferAsync().ConfigureAwait(false);
        }

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(s_request, request);
        context.Properties.Set(s_started, _time.GetUtcNow());
        try
        {
            return await _pipeline.ExecuteAsync(SendOnceAsync, context, (this, request)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async ValueTask<HttpResponseMessage> SendOnceAsync(ResilienceContext context, (RetryHandler Self, HttpRequestMessage Request) state)
    {
        AttemptLog.Of(state.Request).Count++;
        return await state.Self.BaseSendAsync(state.Request, context.CancellationToken).ConfigureAwait(false);
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

    private ValueTask<bool> ShouldRetry(RetryPredicateArguments<HttpResponseMessage> failed)
    {
        var request = Request(failed.Context);
        if (failed.Outcome.Exception is { } exception)
        {
            return ValueTask.FromResult(RetryRules.IsWorthwhile(request.Method, exception) && IsTimeLeft(failed.Context, TimeSpan.Zero));
        }

        var response = failed.Outcome.Result!;
        var wait = RetryRules.RetryAfter(response, _time.GetUtcNow()) ?? TimeSpan.Zero;
        return ValueTask.FromResult(
            RetryRules.IsWorthwhile(request.Method, response) && wait <= RetryRules.MaxDelay && IsTimeLeft(failed.Context, wait));
    }

    private bool IsTimeLeft(ResilienceContext context, TimeSpan wait) =>
        context.Properties.TryGetValue(s_started, out var started) && _time.GetUtcNow() + wait - started < RetryRules.MaxTotal;

    // Null leaves the wait to the exponential back-off.
    private ValueTask<TimeSpan?> Delay(RetryDelayGeneratorArguments<HttpResponseMessage> failed) =>
        ValueTask.FromResult(RetryRules.RetryAfter(failed.Outcome.Result, _time.GetUtcNow()));

    private ValueTask Announce(OnRetryArguments<HttpResponseMessage> retry)
    {
        var request = Request(retry.Context);
        var reason = retry.Outcome.Exception?.Message ?? $"status {(int)retry.Outcome.Result!.StatusCode}";
        _options.Observer?.Invoke(new RetryScheduled(
            request.Method.Method, request.RequestUri!, reason, retry.RetryDelay, retry.AttemptNumber + 2, _options.MaxRetries + 1));
        retry.Outcome.Result?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static HttpRequestMessage Request(ResilienceContext context) =>
        context.Properties.TryGetValue(s_request, out var request) ? request : throw new InvalidOperationException("The retry pipeline runs without its request.");
}
