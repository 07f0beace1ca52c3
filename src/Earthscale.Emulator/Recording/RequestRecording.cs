using System.Diagnostics;
using System.Text;
using Earthscale.Emulator.Faults;
using Earthscale.Emulator.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Earthscale.Emulator.Recording;

/// <summary>The outermost middleware: reads the complete request, decides about a fault, and records and logs the request.</summary>
internal sealed class RequestRecording(RequestRecorder recorder, Func<FaultPlan> faults, TextWriter? log)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = Guid.NewGuid().ToString();
        var (request, response) = (context.Request, context.Response);
        var fault = faults().Decide(new FaultTarget(request.Method, request.Path.Value ?? "/", request.BearerToken() is not null));
        context.Features.Set(fault);
        var number = recorder.AddRequest(await ReadAsync(request, requestId, fault));
        var sent = 0;
        // Kestrel also calls OnStarting at the end of an aborted request.
        var isAborted = fault?.Kind is FaultKind.Reset or FaultKind.Close;
        response.OnStarting(() =>
        {
            if (!isAborted)
            {
                response.Headers["x-request-id"] = requestId;
                recorder.AddResponse(number, sent = response.StatusCode, Stopwatch.GetElapsedTime(started));
            }

            return Task.CompletedTask;
        });
        try
        {
            await HandleErrorAsync(context, next);
            if (!response.HasStarted && !isAborted)
            {
                await response.CompleteAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The client has disconnected, or the server stops. The request may have been processed.
            isAborted = true;
            context.Abort();
        }
        finally
        {
            log?.WriteLine(FormattableString.Invariant($"{request.Method} {request.Path} {sent} {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F1} ms"));
        }
    }

    private async Task HandleErrorAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !context.Response.HasStarted)
        {
            log?.WriteLine($"{context.Request.Method} {context.Request.Path} failed: {exception}");
            await ErrorResults.InternalError().ExecuteAsync(context);
        }
    }

    private static async Task<RecordedRequest> ReadAsync(HttpRequest request, string requestId, Fault? fault)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        body.Position = 0;
        request.Body = body;
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return new RecordedRequest
        {
            Method = request.Method,
            Path = target.Split('?')[0],
            PathAndQuery = target,
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)Math.Min(body.Length, RecordedRequest.KeptBodyLength)),
            RequestId = requestId,
            Fault = fault,
        };
    }
}
