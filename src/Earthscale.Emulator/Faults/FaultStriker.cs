using System.Net.Sockets;
using Earthscale.Emulator.Hosting;
using Earthscale.Emulator.Http;
using Microsoft.AspNetCore.Connections.Features;

namespace Earthscale.Emulator.Faults;

/// <summary>Lets a fault strike a request.</summary>
internal static class FaultStriker
{
    /// <summary>How many bytes a truncated answer promises beyond what there is.</summary>
    private const int NeverSent = 64;

    /// <param name="context">The request.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="delays">Where to wait.</param>
    /// <param name="act">Does what the request asks for.</param>
    /// <param name="answering">Is told the status just before it is sent.</param>
    public static async Task StrikeAsync(HttpContext context, Fault fault, Delays delays, Func<Answer> act, Action<int> answering)
    {
        var answer = fault.Moment == FaultMoment.AfterAction ? act() : null;
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                context.Abort();
                return;
            case FaultKind.Close:
                await CloseAsync(context);
                return;
            case FaultKind.Truncate:
                answer ??= Answer.Json(200, "{\"item"u8.ToArray());
                answering(answer.Status);
                await AnswerSender.SendTruncatedAsync(context, answer, NeverSent);
                return;
            case FaultKind.Slow:
                await delays.WaitAsync(fault.Delay, context.RequestAborted);
                answer ??= act();
                break;
            default:
                answer = FaultAnswers.For(fault)!;
                break;
        }

        answering(answer.Status);
        await AnswerSender.SendAsync(context, answer);
    }

    /// <summary>Ends the sending half of the connection first, so that the client sees an end and no reset.</summary>
    private static async Task CloseAsync(HttpContext context)
    {
        context.Features.Get<IConnectionSocketFeature>()!.Socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        context.Abort();
    }
}
