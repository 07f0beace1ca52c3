using System.Globalization;
using System.Net.Sockets;
using Earthscale.Emulator.Http;
using Microsoft.AspNetCore.Connections.Features;

namespace Earthscale.Emulator.Faults;

/// <summary>Middleware that injects the <see cref="Fault"/> among the features of a request.</summary>
internal sealed class FaultInjector(TimeSpan latency, CancellationToken stopping)
{
    /// <summary>The number of bytes that a truncated response lacks.</summary>
    private const int NeverSent = 64;

    private const string BadGatewayPage = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n</body>\n</html>\n";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await DelayAsync(context, latency);
        if (context.Features.Get<Fault>() is not { } fault)
        {
            await next(context);
            return;
        }

        var body = fault.Moment == FaultMoment.AfterAction || fault.Kind == FaultKind.Truncate ? await ActAsync(context, fault, next) : [];
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                context.Abort();
                break;
            case FaultKind.Close:
                await CloseAsync(context);
                break;
            case FaultKind.Truncate:
                await TruncateAsync(context, body);
                break;
            case FaultKind.Slow:
                await DelayAsync(context, fault.Delay);
                await (fault.Moment == FaultMoment.AfterAction ? context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask() : next(context));
                break;
            default:
                context.Response.Clear();
                await RespondAsync(context, fault);
                break;
        }
    }

    /// <summary>Processes the request and captures the response. Before the action, a truncated response is fictitious.</summary>
    private static async Task<byte[]> ActAsync(HttpContext context, Fault fault, RequestDelegate next)
    {
        if (fault.Moment == FaultMoment.BeforeAction)
        {
            context.Response.ContentType = "application/json";
            return [.. "{\"item"u8];
        }

        var original = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            return body.ToArray();
        }
        finally
        {
            context.Response.Body = original;
        }
    }

    private static async Task RespondAsync(HttpContext context, Fault fault)
    {
        if (fault is { Kind: FaultKind.TooManyRequests or FaultKind.ServiceUnavailable, RetryAfterSeconds: { } seconds })
        {
            // By the system clock, like the Date header, since the client compares them.
            context.Response.Headers.RetryAfter = fault.RetryAfterAsDate
                ? DateTimeOffset.UtcNow.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture)
                : seconds.ToString(CultureInfo.InvariantCulture);
        }

        IResult result = fault.Kind switch
        {
            FaultKind.TooManyRequests => ErrorResults.TooManyRequests(),
            FaultKind.ServiceUnavailable => TypedResults.Text("no healthy upstream", "text/plain", statusCode: 503),
            FaultKind.BadGateway => TypedResults.Text(BadGatewayPage, "text/html", statusCode: 502),
            FaultKind.GatewayTimeout => TypedResults.Text("upstream request timeout", "text/plain", statusCode: 504),
            _ => ErrorResults.ExpiredToken(context),
        };
        await result.ExecuteAsync(context);
    }

    private static async Task TruncateAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentLength = body.Length + NeverSent;
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    /// <summary>Shuts down sending first, so that the client sees the end of the connection and not a reset.</summary>
    private static async Task CloseAsync(HttpContext context)
    {
        context.Features.Get<IConnectionSocketFeature>()!.Socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        context.Abort();
    }

    /// <summary>Waits until the delay is over, the client disconnects, or the server stops.</summary>
    private async Task DelayAsync(HttpContext context, TimeSpan time)
    {
        if (time != TimeSpan.Zero)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            await Task.Delay(time, either.Token);
        }
    }
}
