using System.Diagnostics;
using System.Text;
using Earthscale.Emulator.Faults;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Recording;
using Microsoft.AspNetCore.Http.Features;

namespace Earthscale.Emulator.Hosting;

/// <summary>The way of a request: read it whole, find its answer, send that, record both.</summary>
internal sealed class RequestPipeline(RouteTable routes, RequestRecorder recorder, Func<FaultPlan> faults, Delays delays, EmulatorOptions options) : IDisposable
{
    private readonly RequestLimit? _limit = options.RateLimit is { } perMinute ? new RequestLimit(perMinute) : null;

    public void Dispose() => _limit?.Dispose();

    public async Task HandleAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = Guid.NewGuid().ToString();
        var request = await ReadAsync(context);
        var fault = faults().Take(new FaultTarget(request.Method, request.Path, request.BearerToken() is not null));
        var number = recorder.Arrive(Record(context, request, requestId, fault));
        var sent = 0;
        try
        {
            await delays.WaitAsync(options.Latency, context.RequestAborted);
            context.Response.Headers["x-request-id"] = requestId;
            await (fault is null
                ? AnswerAsync(context, request, Answering)
                : FaultStriker.StrikeAsync(context, fault, delays, () => Handle(request), Answering));
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the server stops; what was asked for may have been done all the same.
            context.Abort();
        }
        finally
        {
            options.RequestLog?.WriteLine(FormattableString.Invariant(
                $"{request.Method} {request.Path} {sent} {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F1} ms"));
        }

        void Answering(int status)
        {
            sent = status;
            recorder.Answer(number, status, Stopwatch.GetElapsedTime(started));
        }
    }

    private async Task AnswerAsync(HttpContext context, EmulatorRequest request, Action<int> answering)
    {
        var answer = Handle(request);
        answering(answer.Status);
        await AnswerSender.SendAsync(context, answer);
    }

    private Answer Handle(EmulatorRequest request)
    {
        try
        {
            return _limit?.Refuse(request) ?? routes.Handle(request);
        }
        catch (Exception exception)
        {
            options.RequestLog?.WriteLine($"{request.Method} {request.Path} failed: {exception}");
            return ErrorAnswers.InternalError();
        }
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new EmulatorRequest
        {
            Method = context.Request.Method,
            Path = context.Request.Path.Value ?? "/",
            Query = context.Request.Query,
            Headers = context.Request.Headers,
            Body = body.ToArray(),
        };
    }

    private static RecordedRequest Record(HttpContext context, EmulatorRequest request, string requestId, Fault? fault)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return new RecordedRequest
        {
            Method = request.Method,
            Path = target.Split('?')[0],
            PathAndQuery = target,
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = Encoding.UTF8.GetString(request.Body, 0, Math.Min(request.Body.Length, RecordedRequest.KeptBodyLength)),
            RequestId = requestId,
            Fault = fault,
        };
    }
}
