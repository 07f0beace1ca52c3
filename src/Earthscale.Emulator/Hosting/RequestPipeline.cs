using System.Diagnostics;
using System.Text;
using Earthscale.Emulator.Faults;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Recording;
using Microsoft.AspNetCore.Http.Features;

namespace Earthscale.Emulator.Hosting;

/// <summary>The way of a request: read it whole, find its answer, send that, record both.</summary>
internal sealed class RequestPipeline(RouteTable routes, RequestRecorder recorder, Func<FaultPlan> faults, Delays delays, EmulatorOptions options)
{
    public async Task HandleAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = Guid.NewGuid().ToString();
        var request = await ReadAsync(context);
        var fault = faults().Take(new FaultTarget(request.Method, request.Path, request.BearerToken() is not null));
        var status = 0;
        try
        {
            await delays.WaitAsync(options.Latency, context.RequestAborted);
            context.Response.Headers["x-request-id"] = requestId;
            status = fault is null
                ? await AnswerAsync(context, request)
                : await FaultStriker.StrikeAsync(context, fault, delays, () => Handle(request));
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the server stops; what was asked for may have been done all the same.
            context.Abort();
        }
        finally
        {
            Record(context, request, requestId, status, fault, Stopwatch.GetElapsedTime(started));
        }
    }

    private async Task<int> AnswerAsync(HttpContext context, EmulatorRequest request)
    {
        var answer = Handle(request);
        await AnswerSender.SendAsync(context, answer);
        return answer.Status;
    }

    private Answer Handle(EmulatorRequest request)
    {
        try
        {
            return routes.Handle(request);
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

    private void Record(HttpContext context, EmulatorRequest request, string requestId, int status, Fault? fault, TimeSpan duration)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        recorder.Record(new RecordedRequest
        {
            Number = 0,
            Method = request.Method,
            Path = target.Split('?')[0],
            PathAndQuery = target,
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = Encoding.UTF8.GetString(request.Body, 0, Math.Min(request.Body.Length, RecordedRequest.KeptBodyLength)),
            Status = status,
            RequestId = requestId,
            Fault = fault,
            Duration = duration,
        });
        options.RequestLog?.WriteLine(FormattableString.Invariant(
            $"{request.Method} {request.Path} {status} {duration.TotalMilliseconds:F1} ms"));
    }
}
